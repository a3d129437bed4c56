package dev.diptych.engine.libretranslate;

import java.util.List;

/**
 * The last character of a text. The server makes that of the target like that of the source, but
 * knows Latin marks only: of an Arabic question it takes the question mark away.
 */
final class Endings {

  private static final String ARABIC = "؟،؛";
  private static final String LATIN = "?,;";
  private static final String QUESTION_MARKS = "?؟？\u037e;";

  private Endings() {}

  /** The text with a last mark that the server knows. */
  static String forServer(String text) {
    int last = text.length() - 1;
    int known = last < 0 ? -1 : ARABIC.indexOf(text.charAt(last));
    return known < 0 ? text : text.substring(0, last) + LATIN.charAt(known);
  }

  /** What the target lost at its end, in words for a reader. */
  static List<String> doubts(String source, String target) {
    String asked = source.strip();
    boolean question = asked.endsWith("؟") || asked.endsWith("?");
    boolean kept = target.chars().anyMatch(c -> QUESTION_MARKS.indexOf(c) >= 0);
    return question && !kept && !target.isBlank()
        ? List.of("the question mark of the source is missing")
        : List.of();
  }
}
