package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.SummaryRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Values every segment by where it stands, how long it is, and how much of the title it carries;
 * leaves out what repeats a better one; then fills the room as well as it can. The weights were set
 * on Arabic articles with human extracts, where the share of the article's vocabulary (centrality)
 * was tried and did not help (docs/decisions/0034).
 */
final class Choice {

  private static final double FIRST = 1;
  private static final double DECAY = 0.6;
  private static final double LENGTH = 0.8;
  private static final double TITLE = 0.3;
  private static final double FULL_LENGTH_IN_WORDS = 25;
  private static final double LENGTH_EXPONENT = 0.65;

  /** Above this the exact filling of the room would take too long. */
  private static final long MAX_TABLE = 4_000_000;

  private final SummaryRequest request;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> title;

  Choice(SummaryRequest request) {
    this.request = request;
    String language = request.pair().source();
    title = Candidate.stems(Words.of(request.title(), language));
    for (Segment segment : request.segments()) {
      List<String> words = Words.of(segment.text(), language);
      Set<String> stems = Candidate.stems(words);
      candidates.add(new Candidate(segment.id(), candidates.size(), words.size(), stems));
    }
  }

  /** The ids chosen, in reading order; empty if not even one segment is short enough. */
  List<String> ids() {
    List<Candidate> worthy = withoutRepeats();
    long table = (long) worthy.size() * request.maxWords();
    int words = worthy.stream().mapToInt(Candidate::words).sum();
    boolean allFit = words <= request.maxWords();
    List<Candidate> chosen =
        allFit
            ? worthy
            : table <= MAX_TABLE
                ? new Knapsack(worthy, request.maxWords(), this::value).best()
                : greedy(worthy);
    return limited(chosen).stream()
        .sorted(Comparator.comparing(Candidate::position))
        .map(Candidate::id)
        .toList();
  }

  private List<Candidate> limited(List<Candidate> chosen) {
    return chosen.size() <= request.maxSentences()
        ? chosen
        : byValue(chosen).subList(0, request.maxSentences());
  }

  private List<Candidate> withoutRepeats() {
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : byValue(candidates)) {
      boolean fits = candidate.words() > 0 && candidate.words() <= request.maxWords();
      if (fits && kept.stream().noneMatch(candidate::repeats)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private List<Candidate> greedy(List<Candidate> worthy) {
    List<Candidate> chosen = new ArrayList<>();
    int room = request.maxWords();
    for (Candidate candidate : worthy) {
      if (candidate.words() <= room) {
        chosen.add(candidate);
        room -= candidate.words();
      }
    }
    return chosen;
  }

  private List<Candidate> byValue(List<Candidate> some) {
    return some.stream()
        .sorted(
            Comparator.comparingDouble(this::value).reversed().thenComparing(Candidate::position))
        .toList();
  }

  private double value(Candidate candidate) {
    double place = Math.exp(-DECAY * candidate.position() / candidates.size());
    double worth =
        place
            + (candidate.position() == 0 ? FIRST : 0)
            + LENGTH * Math.min(1, candidate.words() / FULL_LENGTH_IN_WORDS)
            + TITLE * titleShare(candidate);
    return worth * Math.pow(candidate.words(), LENGTH_EXPONENT);
  }

  private double titleShare(Candidate candidate) {
    if (title.isEmpty()) {
      return 0;
    }
    return (double) title.stream().filter(candidate.stems()::contains).count() / title.size();
  }
}
