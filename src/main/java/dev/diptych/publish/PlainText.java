package dev.diptych.publish;

/**
 * Text from strangers made harmless for a page: characters that no page may contain are replaced,
 * characters that only reorder other text are shown or dropped. Linear in the text's length.
 */
public final class PlainText {

  private static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  /**
   * For one line of a page: white space becomes single spaces, control characters and lone
   * surrogates become U+FFFD. Overrides of the writing direction (U+202D, U+202E) are shown in
   * words, because they can make a text read as another one; embeddings and isolates, which the
   * page sets itself, are dropped.
   */
  public static String line(String text) {
    return clean(text, true);
  }

  /** As {@link #line}, but keeps line feeds. */
  public static String lines(String text) {
    return clean(text, false);
  }

  private static String clean(String text, boolean oneLine) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && !oneLine) {
        out.append(c);
      } else if (Character.isWhitespace(c) || c == '\u0085') {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out.appendCodePoint((point & 0xFFFE) == 0xFFFE ? REPLACEMENT : point);
      } else if (c == '\u202D') {
        out.append("[LRO]");
      } else if (c == '\u202E') {
        out.append("[RLO]");
      } else if (isForbidden(c)) {
        out.append(REPLACEMENT);
      } else if (!isDirectionFormat(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Most texts need no change at all. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' '
          || (c == ' ' && before == ' ')
          || (c >= 0x7F && c < 0xA0)
          || (c >= 0x2000 && c < 0x2070 && (Character.isWhitespace(c) || isDirectionFormat(c)))
          || Character.isSurrogate(c)
          || isForbidden(c)) {
        return false;
      }
      before = c;
    }
    return true;
  }

  /** U+202A–U+202E and U+2066–U+2069; not the marks U+200E and U+200F, which reorder nothing. */
  static boolean isDirectionFormat(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }

  /** Not allowed in HTML: controls, lone surrogates, noncharacters. */
  private static boolean isForbidden(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
        || (c >= 0x7F && c < 0xA0)
        || Character.isSurrogate(c)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || c >= 0xFFFE;
  }

  /** Replaces lone surrogates, which UTF-8 cannot carry, and keeps everything else. */
  static String encodable(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out == null ? text : out.toString();
  }

  /**
   * The beginning of a text, ending at a word and with "…" where something is left out.
   *
   * @param max characters, not counting the ellipsis
   */
  public static String beginning(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = text.lastIndexOf(' ', max);
    if (end < max / 2) {
      end = Character.isLowSurrogate(text.charAt(max)) ? max - 1 : max;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /**
   * A title made of two headlines as one line: runs of dots inside it become a dash. Dots at its
   * beginning or end stay.
   */
  static String headline(String title) {
    String line = line(title).strip();
    StringBuilder out = new StringBuilder(line.length());
    int i = 0;
    while (i < line.length()) {
      int end = i;
      while (end < line.length() && (line.charAt(end) == '.' || line.charAt(end) == '…')) {
        end++;
      }
      boolean spaceBehind = end < line.length() && line.charAt(end) == ' ';
      boolean separates =
          end - i >= 3 || (end - i == 2 && spaceBehind) || (end > i && line.charAt(i) == '…');
      if (separates && i > 0 && end < line.length()) {
        String before = out.toString().stripTrailing();
        out.setLength(before.length());
        out.append(" – ");
        while (end < line.length() && line.charAt(end) == ' ') {
          end++;
        }
        i = end;
      } else if (end > i) {
        out.append(line, i, end);
        i = end;
      } else {
        out.append(line.charAt(i++));
      }
    }
    return out.toString();
  }
}
