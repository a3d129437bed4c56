package dev.diptych.intake.parse;

import dev.diptych.intake.Manuscript;
import dev.diptych.intake.UnreadableException;

/** Reads one family of file types. Safe for use by several threads. */
@FunctionalInterface
interface Format {

  /**
   * Reads.
   *
   * @param document the bytes and what was found out about them
   * @throws UnreadableException with the reason for the skip list
   */
  Manuscript read(RawDocument document) throws UnreadableException;
}
