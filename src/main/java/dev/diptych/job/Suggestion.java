package dev.diptych.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a mistyped word was meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** {@code " (did you mean lanes?)"}, or nothing if no word is near. */
  static String of(String word, Collection<String> words) {
    return nearest(word, words).map(near -> " (did you mean %s?)".formatted(near)).orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> words) {
    String typed = word.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(known -> isNear(typed, known.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparing(known -> distance(typed, known.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String typed, String known) {
    boolean partOf = typed.length() > 2 && (known.startsWith(typed) || typed.startsWith(known));
    return partOf
        || distance(typed, known) <= Math.max(typed.length() > 3 ? 2 : 1, known.length() / 3);
  }

  /** Levenshtein's, of words a person typed: both are cut to a length that no setting has. */
  private static int distance(String left, String right) {
    String a = left.substring(0, Math.min(60, left.length()));
    String b = right.substring(0, Math.min(60, right.length()));
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
