package dev.diptych.intake.heading;

import dev.diptych.intake.heading.Unit.Kind;
import dev.diptych.intake.heading.Unit.Mark;
import java.util.ArrayList;
import java.util.List;

/** Makes units of lines: joins what was wrapped, takes off the signs around marked headings. */
final class UnitReader {

  private static final int LONGEST_MARKED = 150;
  private static final int MOST_WRAPPED_LINES = 400;

  private final List<Line> lines;
  private final Wrapping wrapping;
  private final List<Unit> units = new ArrayList<>();

  private UnitReader(List<Line> lines) {
    this.lines = lines;
    this.wrapping = Wrapping.of(lines);
  }

  static List<Unit> read(String text) {
    UnitReader reader = new UnitReader(LineReader.read(text));
    reader.readAll();
    return reader.units;
  }

  private void readAll() {
    int i = 0;
    while (i < lines.size()) {
      int end = i + 1;
      while (end < lines.size()
          && end - i < MOST_WRAPPED_LINES
          && wrapping.joins(lines.get(end - 1), lines.get(end))
          && !isUnderline(end)) {
        end++;
      }
      i = add(i, end);
    }
  }

  /** Adds the unit of the lines from start to end and says where the next one starts. */
  private int add(int start, int end) {
    Line first = lines.get(start);
    boolean blankBefore = first.startsChunk();
    if (end - start == 1 && isUnderline(end) && first.text().length() <= LONGEST_MARKED) {
      char sign = lines.get(end).text().charAt(0);
      String level = sign == '=' ? "# " : "## ";
      units.add(unit(level + first.text(), 1, blankBefore, true, Mark.MARKDOWN));
      return end + 1;
    }
    StringBuilder joined = new StringBuilder(first.text());
    for (int i = start + 1; i < end; i++) {
      joined.append(' ').append(lines.get(i).text());
    }
    boolean blankAfter = end == lines.size() || lines.get(end).startsChunk();
    String text = joined.toString();
    Mark mark = end - start == 1 ? ownMark(text) : Mark.NONE;
    if (mark == Mark.DECORATED) {
      text = undecorated(text);
    }
    units.add(unit(text, end - start, blankBefore, blankAfter, mark));
    return end;
  }

  private static Unit unit(String text, int lines, boolean before, boolean after, Mark mark) {
    if (mark == Mark.MARKDOWN || mark == Mark.DECORATED) {
      return new Unit(text, lines, before, after, Kind.TEXT, mark);
    }
    return new Unit(text, lines, before, after, LineKinds.kind(text), LineKinds.mark(text));
  }

  /** A line of {@code =} or {@code -} directly below a short line that stands alone. */
  private boolean isUnderline(int index) {
    if (index >= lines.size() || index == 0 || lines.get(index).startsChunk()) {
      return false;
    }
    String text = lines.get(index).text();
    Line above = lines.get(index - 1);
    return text.length() >= 3
        && (isAll(text, '=') || isAll(text, '-') || isAll(text, '~'))
        && (above.startsChunk() || index == 1)
        && Lines.hasLetter(above.text());
  }

  private static Mark ownMark(String text) {
    int hashes = 0;
    while (hashes < text.length() && text.charAt(hashes) == '#') {
      hashes++;
    }
    if (hashes > 0
        && hashes <= 6
        && text.length() <= LONGEST_MARKED
        && text.startsWith(" ", hashes)
        && Lines.hasLetter(text)) {
      return Mark.MARKDOWN;
    }
    return isDecorated(text) ? Mark.DECORATED : Mark.NONE;
  }

  /** {@code == Heading ==}, {@code **Heading**}, {@code --- Heading ---}, {@code [Heading]}. */
  private static boolean isDecorated(String text) {
    if (text.length() > LONGEST_MARKED || text.length() < 5) {
      return false;
    }
    String bare = undecorated(text);
    return bare.length() >= 2
        && bare.length() < text.length()
        && Lines.hasLetter(bare)
        && !Lines.endsSentence(bare)
        && bare.indexOf("**") < 0;
  }

  private static String undecorated(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && "=*_~-–—".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "=*_~-–—#".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean pair = start > 0 && end < text.length();
    boolean spacedOrDoubled =
        start > 1 || (start == 1 && text.charAt(1) == ' ') || text.charAt(0) == '*';
    return pair && spacedOrDoubled ? text.substring(start, end).strip() : text;
  }

  private static boolean isAll(String text, char sign) {
    return text.chars().allMatch(c -> c == sign);
  }
}
