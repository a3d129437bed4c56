package dev.diptych.engine.gist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one reading for every token: the path of highest score through all readings, by dynamic
 * programming. Linear in the sentence: a token has a bounded number of readings.
 */
final class Disambiguator {

  private final Analyser analyser;

  Disambiguator(Analyser analyser) {
    this.analyser = analyser;
  }

  /** A reading at its place, and the best way to it. */
  private record Step(Reading reading, @Nullable Step before, double total) {}

  /**
   * A reading chosen, and those of the same tokens that were not.
   *
   * @param from the first token that it covers
   */
  record Choice(Reading reading, int from, List<Reading> passedOver) {}

  /** The readings chosen, in order, with those they were chosen from. */
  List<Choice> choices(List<Token> tokens) {
    int n = tokens.size();
    List<List<Step>> endingAt = new ArrayList<>(n + 1);
    for (int i = 0; i <= n; i++) {
      endingAt.add(new ArrayList<>(4));
    }
    Picks picks = new Picks(tokens, analyser);
    boolean headline = n > 0 && tokens.get(n - 1).kind() != Token.Kind.MARK;
    for (int i = 0; i < n; i++) {
      if (i > 0 && endingAt.get(i).isEmpty()) {
        continue;
      }
      for (Reading reading : picks.preferred(i)) {
        Step step = best(endingAt.get(i), i == 0 && headline ? asHeadline(reading) : reading);
        endingAt.get(i + reading.tokens()).add(step);
      }
    }
    return path(endingAt);
  }

  /** A line without a stop is a heading, which seldom begins with a verb. */
  private static Reading asHeadline(Reading reading) {
    if (reading.category() != Category.VERB) {
      return reading;
    }
    return new Reading(
        reading.conjunction(),
        reading.preposition(),
        reading.future(),
        reading.article(),
        reading.form(),
        reading.suffix(),
        reading.tokens(),
        reading.score() - 2);
  }

  private static Step best(List<Step> before, Reading reading) {
    if (before.isEmpty()) {
      return new Step(reading, null, reading.score() + Transitions.score(null, null, reading));
    }
    Step best = null;
    for (Step step : before) {
      Reading earlier = step.before() == null ? null : step.before().reading();
      double total =
          step.total() + reading.score() + Transitions.score(earlier, step.reading(), reading);
      if (best == null || total > best.total()) {
        best = new Step(reading, step, total);
      }
    }
    return java.util.Objects.requireNonNull(best);
  }

  private static List<Choice> path(List<List<Step>> endingAt) {
    int end = endingAt.size() - 1;
    Step best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (Step step : endingAt.get(end)) {
      double total = step.total() + Transitions.ending(step.reading());
      if (total > highest) {
        best = step;
        highest = total;
      }
    }
    ArrayDeque<Choice> path = new ArrayDeque<>();
    for (Step step = best; step != null; step = step.before()) {
      int from = end - step.reading().tokens();
      path.addFirst(new Choice(step.reading(), from, others(endingAt.get(end), step)));
      end = from;
    }
    return List.copyOf(path);
  }

  private static List<Reading> others(List<Step> steps, Step chosen) {
    if (steps.size() == 1) {
      return List.of();
    }
    List<Reading> others = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step != chosen && step.reading().tokens() == chosen.reading().tokens()) {
        others.add(step.reading());
      }
    }
    others.sort(Comparator.comparingDouble(Reading::score).reversed());
    return others;
  }
}
