package dev.diptych.intake;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the letters that a reader saw: none may go without a word. Letters are counted as
 * Unicode's, before text is cleaned; figures and signs are none.
 *
 * @param seen in the part of the file that the article was read from
 * @param kept in the article's blocks
 * @param left by what they were taken for
 */
public record Letters(long seen, long kept, Map<Kind, Long> left) {

  /** What letters were taken for that are not in the article's text. */
  public enum Kind {
    /** What leads through a page or a book, and what the program wrote that sent the message. */
    FURNITURE,
    /** Title, author, date and other fields: they are said beside the text. */
    FACT,
    /** Mail that a message quotes, and what was written above a forward. */
    QUOTED,
    /** Comments and speaker's notes. */
    COMMENT,
    /** Notes that no text points to. */
    NOTE,
    /** Documents within the document. */
    EMBEDDED,
    /** Text that is marked as not to be shown. */
    HIDDEN,
    /** Text that was deleted or moved away. */
    DELETED,
    /** Text beside the article that is none of these. */
    BESIDE
  }

  /** Copies the map, so that it cannot change. */
  public Letters {
    Map<Kind, Long> copy = new EnumMap<>(Kind.class);
    copy.putAll(left);
    left = java.util.Collections.unmodifiableMap(copy);
  }

  /** Letters of which the reader does not know what became of them. */
  public long unaccounted() {
    return seen - kept - left.values().stream().mapToLong(Long::longValue).sum();
  }
}
