package dev.diptych.exchange;

/** Which characters XML 1.0 can carry; there is no way to write the others, escaped or not. */
public final class XmlText {

  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /**
   * The text as it comes back from a file: half of a surrogate pair becomes U+FFFD, and other
   * characters that XML 1.0 does not know go. Linear in the text's length.
   */
  public static String legal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || !isLegal(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append(REPLACEMENT);
      } else if (isLegal(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isLegal(char c) {
    return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
  }

  /**
   * A text of a stranger as it may stand in a memory: legal, without the control characters that
   * XML does carry (C1 and DEL), without white space around it.
   */
  static String plain(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '\u007F' || c > '\u009F') {
        out.append(c);
      }
    }
    return legal(out.toString()).strip();
  }
}
