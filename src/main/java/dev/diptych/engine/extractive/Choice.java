package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.text.WordCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Takes again and again the sentence that adds most, judged by its words, its place and its length,
 * as long as it fits and does not repeat another. The first that does not fit may be given as its
 * opening, if the request allows it: otherwise a text of few long sentences had no summary.
 */
final class Choice {

  private final SummaryRequest request;
  private final Vocabulary vocabulary = new Vocabulary();
  private final PriorityQueue<Rank> ranks = new PriorityQueue<>(Rank.BEST_FIRST);
  private final Told told = new Told();
  private final List<Pick> picks = new ArrayList<>();
  private int room;
  private boolean mayShorten;

  Choice(SummaryRequest request) {
    this.request = request;
    room = request.maxWords();
    mayShorten = request.mayShorten();
    vocabulary.add(stems(request.title()));
    candidates().forEach(c -> ranks.add(new Rank(c, value(c))));
  }

  private List<Candidate> candidates() {
    int total = request.segments().stream().mapToInt(s -> WordCount.of(s.text())).sum();
    List<Candidate> candidates = new ArrayList<>();
    int before = 0;
    for (Segment segment : request.segments()) {
      int words = WordCount.of(segment.text());
      if (words > 0) {
        List<String> stems = stems(segment.text());
        vocabulary.add(stems);
        candidates.add(
            new Candidate(
                segment,
                candidates.size(),
                (double) before / total,
                words,
                new LinkedHashSet<>(stems)));
        before += words;
      }
    }
    return candidates;
  }

  private List<String> stems(String text) {
    return Stems.stems(text, request.pair().source());
  }

  private double value(Candidate candidate) {
    return candidate.value(vocabulary.worth(candidate.stems()));
  }

  /** What is chosen, in reading order; empty if nothing is short enough. */
  List<Pick> picks() {
    while (!ranks.isEmpty() && picks.size() < request.maxSentences()) {
      Candidate candidate = ranks.remove().candidate();
      Rank now = new Rank(candidate, value(candidate));
      Rank next = ranks.peek();
      if (next != null && Rank.BEST_FIRST.compare(now, next) > 0) {
        ranks.add(now); // values only fall, so nothing further down can be better than the next
      } else if (!told.repeatedBy(candidate)) {
        take(candidate);
      }
    }
    picks.sort(Comparator.comparingInt(pick -> pick.candidate().position()));
    return List.copyOf(picks);
  }

  private void take(Candidate candidate) {
    String text = candidate.segment().text();
    if (candidate.words() <= room) {
      add(new Pick(candidate, Pick.WHOLE), text);
    } else if (mayShorten) {
      int end = Opening.end(text, room);
      if (end > 0) {
        mayShorten = false;
        add(new Pick(candidate, end), text.substring(0, end));
      }
    }
  }

  private void add(Pick pick, String text) {
    picks.add(pick);
    room -= WordCount.of(text);
    told.add(pick.candidate());
    vocabulary.tell(new LinkedHashSet<>(stems(text)));
  }

  /**
   * A segment chosen.
   *
   * @param end where its opening ends, in characters, or {@link #WHOLE}
   */
  record Pick(Candidate candidate, int end) {
    static final int WHOLE = 0;
  }

  private record Rank(Candidate candidate, double value) {
    static final Comparator<Rank> BEST_FIRST =
        Comparator.comparingDouble(Rank::value)
            .reversed()
            .thenComparingInt(rank -> rank.candidate().position());
  }
}
