package dev.diptych.engine;

import java.util.List;

/**
 * Which words of a target render which of its source, as the engine says that made it, and what
 * else they may mean. Offsets count UTF-16 units of the texts without white space around them; a range that is empty says
 * that the other side has nothing of its own for these words.
 *
 * @param sourceFrom where the words begin in the source
 * @param sourceTo behind their last character
 * @param targetFrom where their counterpart begins in the target
 * @param targetTo behind its last character
 * @param readings what the engine passed over, best first, in the target language; a stranger's
 *     text like everything else
 */
public record Alignment(
    int sourceFrom, int sourceTo, int targetFrom, int targetTo, List<String> readings) {

  /**
   * Copies the list, so that the alignment cannot change.
   *
   * @throws IllegalArgumentException if a range ends before it begins, or begins before the text
   */
  public Alignment {
    readings = List.copyOf(readings);
    if (sourceFrom < 0 || sourceTo < sourceFrom || targetFrom < 0 || targetTo < targetFrom) {
      throw new IllegalArgumentException(
          "Not ranges of two texts: %d to %d, %d to %d"
              .formatted(sourceFrom, sourceTo, targetFrom, targetTo));
    }
  }
}
