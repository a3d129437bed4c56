package dev.diptych.intake.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the letters of a line of a page, which lie as they are seen, into the order in which they
 * are read.
 *
 * <p>The way back is not unique; this takes the reading that Unicode's bidirectional algorithm
 * would show as the given line: right-to-left letters turn round, numbers and left-to-right words
 * keep their order inside.
 */
final class GlyphOrder {

  private static final Map<String, String> MIRRORED =
      Map.ofEntries(
          Map.entry("(", ")"),
          Map.entry(")", "("),
          Map.entry("[", "]"),
          Map.entry("]", "["),
          Map.entry("{", "}"),
          Map.entry("}", "{"),
          Map.entry("<", ">"),
          Map.entry(">", "<"),
          Map.entry("«", "»"),
          Map.entry("»", "«"),
          Map.entry("‹", "›"),
          Map.entry("›", "‹"));

  private enum Kind {
    RIGHT,
    LEFT,
    NUMBER,
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
   */
  static String toLogical(List<String> glyphs, boolean rightToLeft) {
    boolean arabic = glyphs.stream().anyMatch(GlyphOrder::isArabic);
    List<Kind> kinds = glyphs.stream().map(glyph -> kind(glyph, arabic)).toList();
    if (!kinds.contains(Kind.RIGHT)) {
      return String.join("", glyphs);
    }
    return rightToLeft ? rightToLeft(glyphs, kinds) : leftToRight(glyphs, kinds);
  }

  /** The whole line turned round, with what runs from left to right turned back. */
  private static String rightToLeft(List<String> glyphs, List<Kind> kinds) {
    List<String> runs = new ArrayList<>();
    int i = 0;
    while (i < glyphs.size()) {
      int end = endOfLeftRun(kinds, i);
      if (end > i) {
        runs.add(String.join("", glyphs.subList(i, end)));
        i = end;
      } else {
        String glyph = glyphs.get(i);
        runs.add(MIRRORED.getOrDefault(glyph, glyph));
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
   * A line of left-to-right text in which right-to-left words are turned round where they stand.
   */
  private static String leftToRight(List<String> glyphs, List<Kind> kinds) {
    StringBuilder line = new StringBuilder();
    int i = 0;
    while (i < glyphs.size()) {
      if (kinds.get(i) != Kind.RIGHT) {
        line.append(glyphs.get(i));
        i++;
        continue;
      }
      int end = i + 1;
      for (int j = i + 1; j < glyphs.size() && kinds.get(j) != Kind.LEFT; j++) {
        end = kinds.get(j) == Kind.RIGHT ? j + 1 : end;
      }
      line.append(rightToLeft(glyphs.subList(i, end), kinds.subList(i, end)));
      i = end;
    }
    return line.toString();
  }

  /**
   * Where a left-to-right run that begins here ends. Left-to-right words take everything up to the
   * last of them or of their numbers; a number takes its separators and signs (3.5, 15%).
   */
  private static int endOfLeftRun(List<Kind> kinds, int from) {
    Kind first = kinds.get(from);
    if (first == Kind.LEFT) {
      int end = from + 1;
      for (int i = from + 1; i < kinds.size() && kinds.get(i) != Kind.RIGHT; i++) {
        boolean part = kinds.get(i) == Kind.LEFT || kinds.get(i) == Kind.NUMBER;
        end = part ? i + 1 : end;
      }
      return end;
    }
    boolean signed =
        first == Kind.SIGN && from + 1 < kinds.size() && kinds.get(from + 1) == Kind.NUMBER;
    if (first != Kind.NUMBER && !signed) {
      return from;
    }
    int end = from + 1;
    while (end < kinds.size()) {
      boolean digit = kinds.get(end) == Kind.NUMBER;
      boolean inside =
          kinds.get(end) == Kind.SEPARATOR
              && end + 1 < kinds.size()
              && kinds.get(end + 1) == Kind.NUMBER;
      if (!digit && !inside) {
        break;
      }
      end++;
    }
    return end < kinds.size() && kinds.get(end) == Kind.SIGN ? end + 1 : end;
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
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER, Character.DIRECTIONALITY_ARABIC_NUMBER ->
          Kind.NUMBER;
      case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> Kind.SEPARATOR;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR ->
          arabic ? Kind.NEUTRAL : Kind.SEPARATOR;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR -> arabic ? Kind.NEUTRAL : Kind.SIGN;
      default -> Kind.NEUTRAL;
    };
  }
}
