package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.SummaryRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores every segment by where it stands and by how much of the article's vocabulary it carries,
 * then takes the best that fit and do not repeat each other.
 */
final class Choice {

  private final SummaryRequest request;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Set<String> title;

  Choice(SummaryRequest request) {
    this.request = request;
    String language = request.pair().source();
    title = Candidate.stems(Words.of(request.title(), language));
    boolean opens = true;
    for (Segment segment : request.segments()) {
      List<String> words = Words.of(segment.text(), language);
      Set<String> stems = Candidate.stems(words);
      stems.forEach(stem -> frequency.merge(stem, 1, Integer::sum));
      candidates.add(new Candidate(segment.id(), candidates.size(), words.size(), stems, opens));
      opens = segment.endsParagraph();
    }
  }

  /** The ids chosen, in reading order; empty if not even one segment is short enough. */
  List<String> ids() {
    List<Candidate> best = new ArrayList<>(candidates);
    best.removeIf(candidate -> candidate.words() == 0);
    best.sort(
        Comparator.comparingDouble(this::score).reversed().thenComparing(Candidate::position));
    List<Candidate> chosen = new ArrayList<>();
    int words = 0;
    for (Candidate candidate : best) {
      boolean fits = words + candidate.words() <= request.maxWords();
      if (chosen.size() < request.maxSentences()
          && fits
          && chosen.stream().noneMatch(candidate::repeats)) {
        chosen.add(candidate);
        words += candidate.words();
      }
    }
    chosen.sort(Comparator.comparing(Candidate::position));
    return chosen.stream().map(Candidate::id).toList();
  }

  private double score(Candidate candidate) {
    return 1.0 / (1 + candidate.position());
  }
}
