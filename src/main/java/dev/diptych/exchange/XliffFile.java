package dev.diptych.exchange;

import java.util.List;

/**
 * One digest.
 *
 * @param digest which
 * @param original path of the article's file
 * @param notes what a translator should know, in words
 * @param units in reading order
 */
public record XliffFile(
    DigestName digest, String original, List<String> notes, List<XliffUnit> units) {

  /** Copies the lists, so that the digest cannot change. */
  public XliffFile {
    notes = List.copyOf(notes);
    units = List.copyOf(units);
  }
}
