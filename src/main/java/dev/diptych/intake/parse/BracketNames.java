package dev.diptych.intake.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the producer of a page names the brackets of right-to-left text: some by the shape that is
 * seen ("(" is what opens to the right), some by what they mean ("(" opens). Both are common, and
 * only the words beside a bracket tell: an opening one stands in front of a word, a closing one
 * behind it.
 */
final class BracketNames {

  private static final List<String> PAIRS = List.of("()", "[]", "{}", "<>", "«»", "‹›");

  private static final Map<String, String> OTHER =
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

  /** All by shape. */
  static final BracketNames BY_SHAPE = new BracketNames(Set.of());

  private static final BracketNames BY_MEANING = new BracketNames(OTHER.keySet());

  private final Set<String> byMeaning;

  private BracketNames(Set<String> byMeaning) {
    this.byMeaning = Set.copyOf(byMeaning);
  }

  /**
   * Looks at all lines of a document, in which each kind of bracket is named in one way; a kind
   * that tells nothing is named as the others are.
   *
   * @param lines glyphs from left to right
   * @param rightToLeft the direction of the text
   */
  static BracketNames of(List<List<String>> lines, boolean rightToLeft) {
    int[] more = new int[PAIRS.size()];
    int all = 0;
    for (List<String> line : lines) {
      if (line.stream().noneMatch(OTHER::containsKey)) {
        continue;
      }
      String meant = GlyphOrder.toLogical(line, rightToLeft, BY_MEANING);
      String seen = GlyphOrder.toLogical(line, rightToLeft, BY_SHAPE);
      for (int pair = 0; pair < more.length; pair++) {
        int difference = well(meant, PAIRS.get(pair)) - well(seen, PAIRS.get(pair));
        more[pair] += difference;
        all += difference;
      }
    }
    Set<String> byMeaning = new HashSet<>();
    for (int pair = 0; pair < more.length; pair++) {
      if (more[pair] > 0 || more[pair] == 0 && all > 0) {
        byMeaning.add(PAIRS.get(pair).substring(0, 1));
        byMeaning.add(PAIRS.get(pair).substring(1));
      }
    }
    return new BracketNames(byMeaning);
  }

  /** How many brackets of a kind stand where such a one stands, less those that do not. */
  private static int well(String line, String pair) {
    int well = 0;
    for (int i = 0; i < line.length(); i++) {
      int kind = pair.indexOf(line.charAt(i));
      if (kind < 0) {
        continue;
      }
      boolean wordBefore = i > 0 && Character.isLetterOrDigit(line.charAt(i - 1));
      boolean wordBehind = i + 1 < line.length() && Character.isLetterOrDigit(line.charAt(i + 1));
      if (wordBefore != wordBehind) {
        well += wordBehind == (kind == 0) ? 1 : -1;
      }
    }
    return well;
  }

  /** What a glyph of right-to-left text means. */
  String meant(String glyph) {
    return byMeaning.contains(glyph) ? glyph : OTHER.getOrDefault(glyph, glyph);
  }

  boolean areByMeaning(String bracket) {
    return byMeaning.contains(bracket);
  }

  static boolean isOpening(String glyph) {
    return glyph.length() == 1 && PAIRS.stream().anyMatch(pair -> pair.startsWith(glyph));
  }

  static boolean isClosing(String glyph) {
    return glyph.length() == 1 && PAIRS.stream().anyMatch(pair -> pair.endsWith(glyph));
  }

  /** The bracket that goes with this one. */
  static String other(String bracket) {
    return OTHER.getOrDefault(bracket, bracket);
  }
}
