package dev.diptych.intake;

/**
 * One block of a document in reading order, as the parser gave it.
 *
 * @param kind what the markup says it is
 * @param level 1 to 6 for a heading, 0 otherwise
 * @param text its text; line breaks inside are {@code \n}
 * @param bold whether all of its text is bold: a hint that an unmarked block may be a heading
 */
public record Block(Kind kind, int level, String text, boolean bold) {

  /** What the markup says a block is. */
  public enum Kind {
    /** A heading that the format itself marks as one. */
    HEADING,
    /** Running text. */
    PARAGRAPH,
    /** An entry of a list. */
    LIST_ITEM,
    /** A row of a table, cells joined by {@code " | "}. */
    TABLE_ROW,
    /** Text without structure of its own (plain text): blocks and headings are yet to be found. */
    PLAIN
  }

  /** A marked heading. */
  public static Block heading(int level, String text) {
    return new Block(Kind.HEADING, level, text, false);
  }

  /** A paragraph of running text. */
  public static Block paragraph(String text) {
    return new Block(Kind.PARAGRAPH, 0, text, false);
  }
}
