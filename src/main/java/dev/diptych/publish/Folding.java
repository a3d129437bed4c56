package dev.diptych.publish;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text reduced to what matters when a person looks for a name: lower case, no accents or vowel
 * signs, one form of each Arabic letter.
 */
final class Folding {

  private static final int MAX_WORD_LENGTH = 64;

  private Folding() {}

  /** The words of a text, folded; a word longer than any name is cut. Linear in the length. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c) && c != 'ـ') {
        if (word.length() < MAX_WORD_LENGTH) {
          word.appendCodePoint(fold(c));
        }
      } else if (!isPartOfWord(c) && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /** Marks, tatweel and the invisible characters inside words. */
  private static boolean isPartOfWord(int c) {
    int type = Character.getType(c);
    return c == 'ـ'
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT;
  }

  /** Decomposition has already taken hamza and madda off their carriers. */
  private static int fold(int c) {
    return switch (c) {
      case 'ٱ' -> 'ا';
      case 'ة', 'ە' -> 'ه';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : Character.toLowerCase(c);
    };
  }

  /**
   * What a folded Arabic word may be without its clitics: a conjunction, a preposition and the
   * article in any combination the language allows.
   */
  static List<String> withoutClitics(String word) {
    List<String> bare = new ArrayList<>();
    String rest = word;
    if (startsWithAny(rest, "وف")) {
      rest = rest.substring(1);
      bare.add(rest);
    }
    addBehindPreposition(rest, bare);
    return bare;
  }

  private static void addBehindPreposition(String word, List<String> bare) {
    addBehindArticle(word, bare);
    if (startsWithAny(word, "بكل")) {
      String rest = word.substring(1);
      bare.add(rest);
      addBehindArticle(rest, bare);
      if (word.startsWith("لل")) {
        bare.add(word.substring(2));
        bare.add("ال" + word.substring(2));
      }
    }
  }

  private static void addBehindArticle(String word, List<String> bare) {
    if (word.startsWith("ال")) {
      bare.add(word.substring(2));
    }
  }

  private static boolean startsWithAny(String word, String letters) {
    return word.length() > 1 && letters.indexOf(word.charAt(0)) >= 0;
  }
}
