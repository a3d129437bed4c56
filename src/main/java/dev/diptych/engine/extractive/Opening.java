package dev.diptych.engine.extractive;

import dev.diptych.text.WordCount;

/** Where a sentence may be cut so that its opening can be read by itself. */
final class Opening {

  /** Fewer words than this say nothing without the rest. */
  private static final int SHORTEST = 8;

  private static final String MARKS = ",،;؛…";
  private static final String WIDE_MARKS = "，、；";
  private static final String OPEN = "([{«“（「";
  private static final String CLOSE = ")]}»”）」";

  private Opening() {}

  /**
   * The end of the longest opening that ends with a clause, outside brackets and quotation marks.
   *
   * @param room words it may have
   * @return length in characters, 0 if there is no such opening
   */
  static int end(String text, int room) {
    int end = 0;
    int words = 0;
    int counted = 0;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (OPEN.indexOf(c) >= 0) {
        depth++;
      } else if (CLOSE.indexOf(c) >= 0) {
        depth--;
      }
      quoted ^= c == '"';
      if (endsClause(text, i)) {
        words += WordCount.of(text.substring(counted, i + 1));
        counted = i + 1;
        if (words > room) {
          return end;
        }
        if (words >= SHORTEST && depth <= 0 && !quoted) {
          end = i + 1;
        }
      }
    }
    return end;
  }

  /** A comma and its like, or dots of an ellipsis, before more of the sentence. */
  private static boolean endsClause(String text, int index) {
    char c = text.charAt(index);
    boolean more = index + 1 < text.length();
    boolean mark = MARKS.indexOf(c) >= 0 || c == '.' && index > 0 && text.charAt(index - 1) == '.';
    return more
        && (WIDE_MARKS.indexOf(c) >= 0 || mark && Character.isWhitespace(text.charAt(index + 1)))
        && !text.substring(index + 1).isBlank();
  }
}
