package dev.diptych.engine;

import java.util.List;

/**
 * The translation of one segment.
 *
 * @param text the target text; the gates reject an empty one
 * @param doubts what the engine itself is unsure of, in plain words ("name transliterated:
 *     تاونسند")
 * @param alignment which words belong together, in the order of the source; empty where the engine
 *     does not say
 */
public record SegmentTarget(String text, List<String> doubts, List<Alignment> alignment) {

  /** Copies the lists, so that the target cannot change. */
  public SegmentTarget {
    doubts = List.copyOf(doubts);
    alignment = List.copyOf(alignment);
  }

  /** A target of an engine that does not say which words belong together. */
  public SegmentTarget(String text, List<String> doubts) {
    this(text, doubts, List.of());
  }

  /** A target of which the engine has no doubt to state. */
  public static SegmentTarget of(String text) {
    return new SegmentTarget(text, List.of());
  }
}
