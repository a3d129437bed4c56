package dev.diptych.publish;

import dev.diptych.text.Folding;
import java.util.ArrayList;
import java.util.List;

/** The words of a text, folded as the script of the index page folds what a person types. */
final class FoldedWords {

  private static final int MAX_WORD_LENGTH = 64;

  private FoldedWords() {}

  /** The words of a text, folded; a word longer than any name is cut. Linear in the length. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String folded = Folding.SEARCH.fold(text);
    for (int i = 0; i < folded.length(); ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        end(word, words);
      } else if (word.length() < MAX_WORD_LENGTH) {
        word.appendCodePoint(c);
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
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
