package dev.diptych.engine;

import java.util.List;

/**
 * The translation of one segment.
 *
 * @param text the target text; the gates reject an empty one
 * @param doubts what the engine itself is unsure of, in plain words ("name transliterated:
 *     تاونسند")
 */
public record SegmentTarget(String text, List<String> doubts) {

  /** Copies the list, so that the target cannot change. */
  public SegmentTarget {
    doubts = List.copyOf(doubts);
  }

  /** A target of which the engine has no doubt to state. */
  public static SegmentTarget of(String text) {
    return new SegmentTarget(text, List.of());
  }
}
