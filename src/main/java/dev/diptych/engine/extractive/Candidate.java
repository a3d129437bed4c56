package dev.diptych.engine.extractive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A segment as the choice sees it.
 *
 * @param position in reading order, from 0
 * @param words how many words it counts
 * @param stems its content words, each once
 */
record Candidate(String id, int position, int words, Set<String> stems) {

  /** Whether the two say the same: most of the shorter one's words stand in the other. */
  boolean repeats(Candidate other) {
    int smaller = Math.min(stems.size(), other.stems.size());
    if (smaller == 0) {
      return true;
    }
    Set<String> shared = new HashSet<>(stems);
    shared.retainAll(other.stems);
    return shared.size() >= SAME * smaller;
  }

  /** The share of the shorter sentence's words from which two sentences say the same. */
  private static final double SAME = 0.8;

  static Set<String> stems(List<String> words) {
    Set<String> stems = new HashSet<>();
    for (String word : words) {
      if (word.length() > 2) {
        stems.add(Words.stem(word));
      }
    }
    return stems;
  }
}
