package dev.diptych.digest;

import java.util.Arrays;
import java.util.List;

/**
 * How like the sentences of two lists are: the share of triples of characters that they have in
 * common (Dice), so that it needs to know no word of any language.
 */
final class Likeness {

  private static final int TRIPLE = 3;

  /**
   * From here on two sentences are versions of one; unrelated ones of a language stay below 0.3.
   */
  private static final double ALIKE = 0.4;

  private final double[][] likeness;

  Likeness(List<Row> some, List<Row> others) {
    List<int[]> left = some.stream().map(Likeness::triples).toList();
    List<int[]> right = others.stream().map(Likeness::triples).toList();
    likeness =
        left.stream()
            .map(one -> right.stream().mapToDouble(other -> dice(one, other)).toArray())
            .toArray(double[][]::new);
  }

  /** From 0, nothing in common, to 1. */
  double of(int some, int other) {
    return likeness[some][other];
  }

  /** Whether two sentences are versions of one. */
  boolean alike(int some, int other) {
    return of(some, other) >= ALIKE;
  }

  /** The triples of a text as numbers, sorted; a shorter text is one by itself. */
  private static int[] triples(Row row) {
    String text = Comparison.folded(row.source());
    int[] triples = new int[Math.max(1, text.length() - TRIPLE + 1)];
    for (int at = 0; at < triples.length; at++) {
      triples[at] = text.substring(at, Math.min(text.length(), at + TRIPLE)).hashCode();
    }
    Arrays.sort(triples);
    return triples;
  }

  private static double dice(int[] one, int[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * common / (one.length + other.length);
  }
}
