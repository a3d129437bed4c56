package dev.diptych.publish;

import org.jspecify.annotations.Nullable;

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

  /** Begins a table of an address column and one or two text columns. */
  Table table(String address, String first, @Nullable String second) {
    Table table = new Table(second != null);
    table.row(address, escape(first), second == null ? null : escape(second));
    table.line();
    return table;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** A table while it is written. */
  final class Table {

    private final boolean twoColumns;

    private Table(boolean twoColumns) {
      this.twoColumns = twoColumns;
    }

    private void line() {
      out.append(twoColumns ? "| --- | --- | --- |\n" : "| --- | --- |\n");
    }

    /**
     * One row of escaped cells.
     *
     * @param second {@code null} in a table with one text column
     */
    void row(String address, String first, @Nullable String second) {
      out.append("| ").append(address).append(" | ").append(first).append(" |");
      if (second != null) {
        out.append(' ').append(second).append(" |");
      }
      out.append('\n');
    }

    void end() {
      out.append('\n');
    }
  }
}
