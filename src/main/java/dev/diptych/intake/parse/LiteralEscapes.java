package dev.diptych.intake.parse;

import org.jspecify.annotations.Nullable;

/**
 * Undoes the escapes that programs leave in text which they copied out of JSON or Python: a
 * backslash and an n in the place of a line's end, a backslash, u and four digits in the place of a
 * letter. Only where the whole text is so: elsewhere a backslash is what the author wrote. Linear.
 */
final class LiteralEscapes {

  private static final String SIMPLE = "ntr\"'/\\bf";
  private static final String MEANT = "\n\t\r\"'/\\ \n";
  private static final int FEWEST_LINE_ENDS = 2;
  private static final int FEWEST_LETTERS = 10;
  private static final int MOST_ROUNDS = 2;
  private static final int HEX = 4;

  private LiteralEscapes() {}

  /** The text without escapes, {@code null} if it is not written with them. */
  static @Nullable String undo(String text) {
    String undone = null;
    String current = text;
    for (int i = 0; i < MOST_ROUNDS && isEscaped(current); i++) {
      current = once(current);
      undone = current;
    }
    return undone;
  }

  private static boolean isEscaped(String text) {
    int lineEnds = 0;
    int letters = 0;
    int otherLetters = 0;
    boolean broken = text.strip().indexOf('\n') >= 0 || text.strip().indexOf('\r') >= 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        otherLetters += Character.isLetter(c) ? 1 : 0;
        continue;
      }
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      boolean path = i > 1 && text.charAt(i - 1) == ':' && isDrive(text, i - 2);
      if (path) {
        return false;
      }
      if (next == 'u' && isHex(text, i + 2)) {
        letters++;
        i += 1 + HEX;
      } else if (SIMPLE.indexOf(next) >= 0) {
        boolean doubled = next == '\\' && i + 2 < text.length() && text.charAt(i + 2) == 'n';
        lineEnds += next == 'n' || doubled ? 1 : 0;
        i++;
      } else {
        return false;
      }
    }
    return !broken && lineEnds >= FEWEST_LINE_ENDS
        || letters >= FEWEST_LETTERS && letters > otherLetters;
  }

  private static boolean isDrive(String text, int at) {
    char c = text.charAt(at);
    boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    return letter && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private static boolean isHex(String text, int from) {
    if (from + HEX > text.length()) {
      return false;
    }
    for (int i = from; i < from + HEX; i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Undoes one round; of a sign that no escape begins with the backslash goes. */
  static String once(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() > 1 && stripped.charAt(0) == '"' && stripped.endsWith("\"");
    String inner = quoted ? stripped.substring(1, stripped.length() - 1) : text;
    StringBuilder plain = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c != '\\' || i + 1 == inner.length()) {
        plain.append(c);
      } else if (inner.charAt(i + 1) == 'u' && isHex(inner, i + 2)) {
        plain.append((char) Integer.parseInt(inner.substring(i + 2, i + 2 + HEX), 16));
        i += 1 + HEX;
      } else {
        int escape = SIMPLE.indexOf(inner.charAt(i + 1));
        plain.append(escape < 0 ? inner.charAt(i + 1) : MEANT.charAt(escape));
        i++;
      }
    }
    return plain.toString();
  }
}
