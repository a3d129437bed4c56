package dev.diptych.intake.heading;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into its lines. */
final class LineReader {

  private LineReader() {}

  /** The lines on which something stands, in order. */
  static List<Line> read(String text) {
    List<Line> lines = new ArrayList<>();
    int blanks = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !isLineEnd(text.charAt(i))) {
        continue;
      }
      String raw = text.substring(start, i);
      String stripped = raw.strip();
      if (stripped.isEmpty()) {
        boolean secondHalf =
            i > 0 && i < text.length() && text.charAt(i) == '\n' && text.charAt(i - 1) == '\r';
        blanks += secondHalf ? 0 : 1;
      } else {
        lines.add(new Line(stripped, raw.indexOf(stripped.charAt(0)), blanks));
        blanks = 0;
      }
      start = i + 1;
    }
    return lines;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000b';
  }
}
