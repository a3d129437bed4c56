package dev.diptych.intake.parse;

import dev.diptych.intake.Manuscript;
import dev.diptych.intake.Parsed;
import dev.diptych.intake.UnreadableException;

/** Reads one family of file types. Safe for use by several threads. */
@FunctionalInterface
interface Format {

  /**
   * Reads a document as one article.
   *
   * @param document the bytes and what was found out about them
   * @throws UnreadableException with the reason for the skip list, also if it holds several
   */
  Manuscript read(RawDocument document) throws UnreadableException;

  /**
   * Reads a document of a format whose files may hold several articles.
   *
   * @param document the bytes and what was found out about them
   * @throws UnreadableException with the reason for the skip list
   */
  default Parsed open(RawDocument document) throws UnreadableException {
    return Parsed.one(read(document));
  }
}
