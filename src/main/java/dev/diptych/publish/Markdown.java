package dev.diptych.publish;

import java.util.List;

/**
 * Writes Markdown in which text from strangers stays text: everything that Markdown or HTML gives a
 * meaning is escaped. Each right-to-left text is isolated from the line around it by U+2067 and
 * U+2069, because few viewers know the attribute {@code dir}. Not for use by several threads.
 */
final class Markdown {

  private static final char RIGHT_TO_LEFT_ISOLATE = '\u2067';
  private static final String ALWAYS = "\\`*_[]|~^$@";

  private final StringBuilder out = new StringBuilder();

  /** A text in a language, as one line. */
  static String text(String text, String language) {
    String escaped = escape(PlainText.line(text).strip());
    return Languages.isRightToLeft(language)
        ? RIGHT_TO_LEFT_ISOLATE + escaped + Messages.POP_ISOLATE
        : escaped;
  }

  /** A message, with the texts in it isolated as they are. */
  static String message(String message) {
    return escape(message);
  }

  /** A place that links of the same file lead to: Markdown itself has none. */
  static String anchor(String id) {
    return "<a id=\"" + id + "\"></a>";
  }

  /** A link to such a place. */
  static String link(String escaped, String id) {
    return "[" + escaped + "](#" + id + ")";
  }

  static String strong(String escaped) {
    return "**" + escaped + "**";
  }

  /**
   * Only where a character could mean something: punctuation of plain sentences stays readable in
   * the raw file.
   */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        out.append("&lt;");
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        if (ALWAYS.indexOf(c) >= 0 || hasMeaning(text, i)) {
          out.append('\\');
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** At the start of a line, behind a number there, and where an address or image begins. */
  private static boolean hasMeaning(String text, int at) {
    return switch (text.charAt(at)) {
      case '#', '+', '-', '=', '>' -> at == 0;
      case '.', ')' -> at > 0 && at < 10 && isNumber(text, at);
      case ':' -> text.startsWith("://", at);
      case '!' -> text.startsWith("![", at);
      default -> false;
    };
  }

  private static boolean isNumber(String text, int end) {
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  void heading(int level, String escaped) {
    out.append("#".repeat(level)).append(' ').append(escaped).append("\n\n");
  }

  void paragraph(String escaped) {
    out.append(escaped).append("\n\n");
  }

  void quote(String escaped) {
    out.append("> ").append(escaped).append("\n\n");
  }

  void item(String escaped) {
    out.append("- ").append(escaped).append('\n');
  }

  /** An item of a numbered list with what belongs to it, each a paragraph. */
  void numbered(int number, List<String> escaped) {
    String indent = " ".repeat(Integer.toString(number).length() + 2);
    for (int i = 0; i < escaped.size(); i++) {
      out.append(i == 0 ? number + ". " : indent).append(escaped.get(i)).append("\n\n");
    }
  }

  void endList() {
    out.append('\n');
  }

  void rule() {
    out.append("---\n\n");
  }

  /** Ends the page with one line feed. */
  void end() {
    int length = out.length();
    while (length > 0 && out.charAt(length - 1) == '\n') {
      length--;
    }
    out.setLength(length);
    out.append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
