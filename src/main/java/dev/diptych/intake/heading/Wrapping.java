package dev.diptych.intake.heading;

import java.util.List;

/**
 * Whether the paragraphs of a text were broken into lines of about the same width, and where they
 * go on.
 *
 * @param width the width that lines were filled to, in characters; 0 if lines are paragraphs
 */
record Wrapping(int width) {

  private static final int NARROWEST = 30;
  private static final int WIDEST = 130;
  private static final int FEWEST_PAIRS = 3;

  /**
   * Looks at every line that has another directly below it. In wrapped text nearly all of them are
   * so full that the next word would not have fitted.
   */
  static Wrapping of(List<Line> lines) {
    int widest = lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
    if (widest < NARROWEST || widest > WIDEST) {
      return new Wrapping(0);
    }
    int pairs = 0;
    int full = 0;
    int open = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i + 1).startsChunk() || isMarked(lines.get(i + 1))) {
        continue;
      }
      pairs++;
      if (isFull(lines.get(i), lines.get(i + 1), widest)) {
        full++;
        open += Lines.endsSentence(lines.get(i).text()) ? 0 : 1;
      }
    }
    boolean wrapped = full >= FEWEST_PAIRS && full * 10 >= pairs * 6 && open * 2 >= full;
    return new Wrapping(wrapped ? widest : 0);
  }

  private static boolean isMarked(Line line) {
    Unit.Kind kind = LineKinds.kind(line.text());
    return kind != Unit.Kind.TEXT;
  }

  private static boolean isFull(Line line, Line next, int width) {
    int slack = Math.max(4, width / 8);
    return line.text().length() + 1 + Lines.firstWord(next.text()).length() > width - slack;
  }

  /** Whether a paragraph goes on from a line to the one directly below it. */
  boolean joins(Line line, Line next) {
    if (width == 0 || next.startsChunk() || next.indent() > line.indent() + 1) {
      return false;
    }
    if (isMarked(next) || LineKinds.kind(line.text()) == Unit.Kind.RULE) {
      return false;
    }
    return isFull(line, next, width) || Lines.startsLowerCase(next.text());
  }
}
