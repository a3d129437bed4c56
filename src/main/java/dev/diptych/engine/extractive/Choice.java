package dev.diptych.engine.extractive;

import dev.diptych.article.Segment;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.text.WordCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Takes again and again the sentence that adds most, judged by its words, its place, its length and
 * whether it says what came of it, as long as it fits and does not repeat another. The first that
 * does not fit may be given as its opening, if the request allows it: otherwise a text of few long
 * sentences had no summary.
 */
final class Choice {

  /** As often as this the title's words count as used. */
  private static final int TITLE = 3;

  private final SummaryRequest request;
  private final Vocabulary vocabulary = new Vocabulary();
  private final PriorityQueue<Rank> ranks = new PriorityQueue<>(Rank.BEST_FIRST);
  private final Told told = new Told();
  private final List<Pick> picks = new ArrayList<>();

  /** What the title and the first sentence are about. */
  private final Set<String> topic = new HashSet<>();

  private int room;
  private boolean mayShorten;

  Choice(SummaryRequest request) {
    this.request = request;
    room = request.maxWords();
    mayShorten = request.mayShorten();
    List<String> title = stems(request.title());
    for (int i = 0; i < TITLE; i++) {
      vocabulary.add(title);
    }
    topic.addAll(title);
    candidates().forEach(c -> ranks.add(new Rank(c, value(c))));
  }

  private List<Candidate> candidates() {
    List<Segment> segments = article();
    int total = segments.stream().mapToInt(s -> WordCount.of(s.text())).sum();
    List<Candidate> candidates = new ArrayList<>();
    int before = 0;
    for (Segment segment : segments) {
      int words = WordCount.of(segment.text());
      if (words > 0) {
        candidates.add(candidate(segment, candidates.size(), (double) before / total, words));
        before += words;
      }
    }
    return candidates;
  }

  private Candidate candidate(Segment segment, int position, double before, int words) {
    List<String> all = Stems.of(segment.text(), request.pair().source());
    List<String> stems = Stems.stems(all);
    vocabulary.add(stems);
    Set<String> once = new LinkedHashSet<>(stems);
    if (position == 0) {
      topic.addAll(once);
    }
    return new Candidate(segment, position, before, words, once, cues(all, once, position));
  }

  /** None without a title: what a text without one comes to, it says in no set words. */
  private Set<Cue> cues(List<String> words, Set<String> stems, int position) {
    if (request.title().isBlank()) {
      return Set.of();
    }
    Set<Cue> cues = Cues.ALL.in(words);
    if (position == 0) {
      // The lead names what is long known, but tells what is new.
      cues.removeAll(Set.of(Cue.BACKGROUND, Cue.STATE, Cue.DAY));
    }
    boolean isPlan = cues.contains(Cue.PLAN) && !cues.contains(Cue.TURN);
    if (isPlan || Collections.disjoint(topic, stems)) {
      cues.removeIf(Cue::settles);
    }
    return cues;
  }

  /** Without greetings, bylines and the like, nor the title again; all if there is nothing else. */
  private List<Segment> article() {
    Set<String> title = Set.copyOf(topic);
    List<Segment> article =
        request.segments().stream()
            .filter(segment -> !Furniture.is(segment.text()))
            .filter(segment -> title.isEmpty() || !title.containsAll(stems(segment.text())))
            .toList();
    return article.isEmpty() ? request.segments() : article;
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
