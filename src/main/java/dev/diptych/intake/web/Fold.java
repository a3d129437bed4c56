package dev.diptych.intake.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** Folds text so that two ways of writing the same heading compare equal. */
final class Fold {

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fold() {}

  /** Letters and digits alone, in lower case. */
  static String letters(String text) {
    return SIGNS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
