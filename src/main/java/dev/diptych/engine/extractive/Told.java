package dev.diptych.engine.extractive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sentences a summary has so far, to find out quickly whether one says the same as another. */
final class Told {

  /** The share of the shorter sentence's words from which two sentences say the same. */
  private static final double SAME = 0.7;

  private final List<Candidate> sentences = new ArrayList<>();
  private final Map<String, List<Integer>> sentencesByStem = new HashMap<>();

  void add(Candidate candidate) {
    for (String stem : candidate.stems()) {
      sentencesByStem.computeIfAbsent(stem, s -> new ArrayList<>()).add(sentences.size());
    }
    sentences.add(candidate);
  }

  /**
   * Whether most words of the shorter one stand in the other, for any sentence so far. What came
   * otherwise repeats nothing that was thought: it uses the same words to say the contrary.
   */
  boolean repeatedBy(Candidate candidate) {
    if (candidate.stems().isEmpty()) {
      return !sentences.isEmpty();
    }
    Map<Integer, Integer> shared = new HashMap<>();
    for (String stem : candidate.stems()) {
      for (int sentence : sentencesByStem.getOrDefault(stem, List.of())) {
        shared.merge(sentence, 1, Integer::sum);
      }
    }
    return shared.entrySet().stream()
        .filter(e -> turns(candidate) == turns(sentences.get(e.getKey())))
        .anyMatch(e -> e.getValue() >= SAME * shorter(candidate, sentences.get(e.getKey())));
  }

  private static boolean turns(Candidate candidate) {
    return candidate.cues().contains(Cue.TURN);
  }

  private static int shorter(Candidate one, Candidate other) {
    return Math.min(one.stems().size(), other.stems().size());
  }
}
