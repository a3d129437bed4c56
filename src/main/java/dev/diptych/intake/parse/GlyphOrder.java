package dev.diptych.intake.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Puts the letters of a line of a page, which lie as they are seen, into the order in which they
 * are read.
 *
 * <p>The way back is not unique; this takes the reading that Unicode's bidirectional algorithm
 * would show as the given line: right-to-left letters turn round, numbers and left-to-right words
 * keep their order inside.
 */
final class GlyphOrder {

  private enum Kind {
    RIGHT,
    LEFT,
    NUMBER,
    ARABIC_NUMBER,
    SEPARATOR,
    SIGN,
    NEUTRAL
  }

  private GlyphOrder() {}

  /** Whether most letters of the lines are read from right to left. */
  static boolean isRightToLeft(List<List<String>> lines) {
    long right = 0;
    long left = 0;
    for (List<String> line : lines) {
      for (String glyph : line) {
        Kind kind = kind(glyph, false);
        right += kind == Kind.RIGHT ? 1 : 0;
        left += kind == Kind.LEFT ? 1 : 0;
      }
    }
    return right > left;
  }

  /**
   * Puts one line into reading order.
   *
   * @param glyphs from left to right; one may stand for several characters (a ligature, a letter
   *     with its marks), which are in reading order already
   * @param rightToLeft the direction of the text that the line belongs to
   * @param brackets how the producer names brackets in it
   */
  static String toLogical(List<String> glyphs, boolean rightToLeft, BracketNames brackets) {
    boolean arabic = glyphs.stream().anyMatch(GlyphOrder::isArabic);
    List<Kind> kinds = glyphs.stream().map(glyph -> kind(glyph, arabic)).toList();
    if (!kinds.contains(Kind.RIGHT)) {
      return String.join("", glyphs);
    }
    return rightToLeft
        ? rightToLeft(glyphs, kinds, brackets)
        : leftToRight(glyphs, kinds, brackets);
  }

  /** The whole line turned round, with what runs from left to right turned back. */
  private static String rightToLeft(List<String> glyphs, List<Kind> kinds, BracketNames brackets) {
    List<String> runs = new ArrayList<>();
    int i = 0;
    while (i < glyphs.size()) {
      int end = endOfLeftRun(glyphs, kinds, i, brackets);
      if (end > i) {
        runs.add(String.join("", glyphs.subList(i, end)));
        i = end;
      } else {
        runs.add(brackets.meant(glyphs.get(i)));
        i++;
      }
    }
    StringBuilder line = new StringBuilder();
    for (int r = runs.size() - 1; r >= 0; r--) {
      line.append(runs.get(r));
    }
    return line.toString();
  }

  /**
   * A line of left-to-right text in which right-to-left words are turned round where they stand,
   * with the Arabic figures beside them (UAX #9, rule N1).
   */
  private static String leftToRight(List<String> glyphs, List<Kind> kinds, BracketNames brackets) {
    StringBuilder line = new StringBuilder();
    int i = 0;
    while (i < glyphs.size()) {
      if (!turns(kinds.get(i))) {
        line.append(glyphs.get(i));
        i++;
        continue;
      }
      int end = i + 1;
      for (int j = i + 1; j < glyphs.size() && kinds.get(j) != Kind.LEFT; j++) {
        end = turns(kinds.get(j)) ? j + 1 : end;
      }
      line.append(rightToLeft(glyphs.subList(i, end), kinds.subList(i, end), brackets));
      i = end;
    }
    return line.toString();
  }

  private static boolean turns(Kind kind) {
    return kind == Kind.RIGHT || kind == Kind.ARABIC_NUMBER;
  }

  /**
   * Where a left-to-right run that begins here ends. Left-to-right words take everything up to the
   * last of them or of their numbers, and the bracket that closes one opened among them (rule N0);
   * a number takes its separators and signs (3.5, 15%).
   */
  private static int endOfLeftRun(
      List<String> glyphs, List<Kind> kinds, int from, BracketNames brackets) {
    Kind first = kinds.get(from);
    if (first == Kind.LEFT) {
      return endOfWords(glyphs, kinds, from, brackets);
    }
    boolean signed = first == Kind.SIGN && from + 1 < kinds.size() && isNumber(kinds.get(from + 1));
    if (!isNumber(first) && !signed) {
      return from;
    }
    int end = from + 1;
    while (end < kinds.size()) {
      boolean inside =
          kinds.get(end) == Kind.SEPARATOR
              && end + 1 < kinds.size()
              && isNumber(kinds.get(end + 1));
      if (!isNumber(kinds.get(end)) && !inside) {
        break;
      }
      end++;
    }
    return end < kinds.size() && kinds.get(end) == Kind.SIGN ? end + 1 : end;
  }

  private static int endOfWords(
      List<String> glyphs, List<Kind> kinds, int from, BracketNames brackets) {
    Deque<String> open = new ArrayDeque<>();
    int end = from + 1;
    for (int i = from + 1; i < kinds.size() && kinds.get(i) != Kind.RIGHT; i++) {
      String glyph = glyphs.get(i);
      boolean closes = glyph.equals(open.peek());
      if (closes) {
        open.pop();
      } else if (BracketNames.isOpening(glyph)) {
        open.push(BracketNames.other(glyph));
      } else if (BracketNames.isClosing(glyph) && brackets.areByMeaning(glyph)) {
        // it belongs to the text around, and stands as that text shows it
        return end;
      }
      boolean part = kinds.get(i) == Kind.LEFT || isNumber(kinds.get(i));
      end = part || closes && end == i ? i + 1 : end;
    }
    return end;
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.NUMBER || kind == Kind.ARABIC_NUMBER;
  }

  private static boolean isArabic(String glyph) {
    return Character.getDirectionality(glyph.codePointAt(0))
        == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /**
   * After Arabic letters a number does not take signs and dashes along (UAX #9, rules W2 and W5).
   */
  private static Kind kind(String glyph, boolean arabic) {
    return switch (Character.getDirectionality(glyph.codePointAt(0))) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          Kind.RIGHT;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Kind.LEFT;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> Kind.NUMBER;
      case Character.DIRECTIONALITY_ARABIC_NUMBER -> Kind.ARABIC_NUMBER;
      case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> Kind.SEPARATOR;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR ->
          arabic ? Kind.NEUTRAL : Kind.SEPARATOR;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR -> arabic ? Kind.NEUTRAL : Kind.SIGN;
      default -> Kind.NEUTRAL;
    };
  }
}
