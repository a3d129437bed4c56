package dev.diptych.intake;

import java.util.Optional;

/**
 * Recognises and turns round Arabic in visual order. In logical order many words begin with the
 * article and only end in teh marbuta or alef maksura; in visual order it is the other way about.
 */
final class VisualOrder {

  private static final int SAMPLE = 50_000;
  private static final int FEWEST_WORDS = 4;
  private static final String BRACKETS = "()[]{}<>«»‹›“”";

  private VisualOrder() {}

  static Optional<String> diagnose(String text) {
    int logical = 0;
    int visual = 0;
    int start = -1;
    int end = Math.min(text.length(), SAMPLE);
    for (int i = 0; i <= end; i++) {
      boolean letter = i < end && isArabic(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start >= 4) {
          logical +=
              beginsAsWordsDo(text.charAt(start), text.charAt(start + 1), text.charAt(i - 1));
          visual += beginsAsWordsDo(text.charAt(i - 1), text.charAt(i - 2), text.charAt(start));
        }
        start = -1;
      }
    }
    return visual >= FEWEST_WORDS && visual > logical * 3
        ? Optional.of(
            "Arabic in visual order: %d words run backwards, %d do not".formatted(visual, logical))
        : Optional.empty();
  }

  private static int beginsAsWordsDo(char first, char second, char last) {
    boolean article = first == 'ا' && second == 'ل';
    boolean ending = last == 'ة' || last == 'ى';
    return article || ending ? 1 : 0;
  }

  static String toLogical(String text) {
    StringBuilder turned = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n') {
        appendTurned(text.substring(start, i), turned);
        if (i < text.length()) {
          turned.append('\n');
        }
        start = i + 1;
      }
    }
    return turned.toString();
  }

  /** A line without Arabic is left alone. */
  private static void appendTurned(String line, StringBuilder into) {
    if (line.chars().noneMatch(c -> isArabic((char) c))) {
      into.append(line);
      return;
    }
    int i = line.length();
    while (i > 0) {
      int from = runStart(line, i);
      if (from < i - 1 || !isMirrored(line.charAt(from))) {
        into.append(line, from, i);
      } else {
        into.append(mirror(line.charAt(from)));
      }
      i = from;
    }
  }

  /** Where the run begins that ends before an index and keeps its direction. */
  private static int runStart(String line, int end) {
    int from = line.offsetByCodePoints(end, -1);
    if (isLeftToRight(line.codePointAt(from))) {
      int last = from;
      while (last > 0) {
        int before = line.offsetByCodePoints(last, -1);
        int codePoint = line.codePointAt(before);
        if (isLeftToRight(codePoint)) {
          from = before;
        } else if (!joinsLeftToRight(line, before, codePoint)) {
          break;
        }
        last = before;
      }
      return from;
    }
    while (from > 0 && Character.getType(line.codePointAt(from)) == Character.NON_SPACING_MARK) {
      from = line.offsetByCodePoints(from, -1); // vowel signs stay behind their letter
    }
    return from;
  }

  private static boolean isLeftToRight(int codePoint) {
    return Character.isDigit(codePoint)
        || (Character.isLetter(codePoint)
            && Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  /** A space joins words after a Latin one; two numbers stand each for itself. */
  private static boolean joinsLeftToRight(String line, int index, int codePoint) {
    if (codePoint == ' ') {
      return index > 0
          && Character.UnicodeScript.of(line.charAt(index - 1)) == Character.UnicodeScript.LATIN;
    }
    return ".,:/-@_%&?=+'٫٬".indexOf(codePoint) >= 0;
  }

  private static boolean isMirrored(char c) {
    return BRACKETS.indexOf(c) >= 0;
  }

  private static char mirror(char c) {
    int index = BRACKETS.indexOf(c);
    return BRACKETS.charAt(index ^ 1);
  }

  private static boolean isArabic(char c) {
    return c >= 0x620 && c <= 0x6FF && Character.isLetter(c);
  }
}
