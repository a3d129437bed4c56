package dev.diptych.engine.gist;

import java.text.Normalizer;

/** Spelling of Arabic: what is removed, and what counts as the same letter. */
final class ArabicText {

  private static final char TATWEEL = '\u0640';
  private static final char DAMMA = '\u064F';

  private ArabicText() {}

  /**
   * The text with presentation forms, lookalike Persian letters and invisible characters replaced;
   * vowel signs stay.
   */
  static String compose(String text) {
    String normal = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      switch (c) {
        case '\u06A9' -> out.append('ك');
        case '\u06CC' -> out.append('ي');
        case '\u06C1', '\u06BE', '\u06D5' -> out.append('ه');
        case '\u0671' -> out.append('ا');
        case TATWEEL, '\u200C', '\u200D', '\u200E', '\u200F', '\u061C', '\uFEFF', '\u00AD' -> {}
        case '\u00A0', '\t', '\n', '\r' -> out.append(' ');
        default -> {
          if (!isDirectional(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c >= '\uFB50' || (c >= '\u0300' && c < '\u0370'));
  }

  private static boolean isDirectional(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  /** Whether this is a vowel sign or another mark written above or below a letter. */
  static boolean isMark(char c) {
    return (c >= '\u064B' && c <= '\u065F') || c == '\u0670' || (c >= '\u06D6' && c <= '\u06ED');
  }

  /** Whether this is a letter of the Arabic script. */
  static boolean isLetter(char c) {
    return (c >= '\u0620' && c <= '\u064A' && c != TATWEEL)
        || (c >= '\u066E' && c <= '\u06D3')
        || (c >= '\u0750' && c <= '\u077F')
        || c == '\u06D5';
  }

  /** Without vowel signs. */
  static String bare(String word) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (!isMark(word.charAt(i))) {
        out.append(word.charAt(i));
      }
    }
    return out.length() == word.length() ? word : out.toString();
  }

  /**
   * Bare and with the spellings folded that writers confuse: one alef, one final ya. The key of
   * every index.
   */
  static String key(String word) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      switch (c) {
        case 'أ', 'إ', 'آ', 'ٱ' -> out.append('ا');
        case 'ى' -> out.append('ي');
        default -> {
          if (!isMark(c) && c != TATWEEL) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** Whether a damma stands on the first letter: the sign of a passive. */
  static boolean startsWithDamma(String word) {
    for (int i = 1; i < word.length() && isMark(word.charAt(i)); i++) {
      if (word.charAt(i) == DAMMA) {
        return true;
      }
    }
    return false;
  }

  /** European digits for Arabic and Persian ones, and their separators. */
  static String digits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0660' && c <= '\u0669') {
        out.append((char) ('0' + c - '\u0660'));
      } else if (c >= '\u06F0' && c <= '\u06F9') {
        out.append((char) ('0' + c - '\u06F0'));
      } else {
        out.append(
            switch (c) {
              case '\u066B' -> '.';
              case '\u066C' -> ',';
              case '\u066A' -> '%';
              default -> c;
            });
      }
    }
    return out.toString();
  }
}
