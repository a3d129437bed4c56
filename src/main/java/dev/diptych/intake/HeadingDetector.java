package dev.diptych.intake;

import java.util.List;

/**
 * Finds the structure that a file shows but does not mark: headings in plain text, lines that are
 * all bold, numbered lines. Safe for use by several threads.
 */
@FunctionalInterface
public interface HeadingDetector {

  /**
   * The same text with its structure made explicit: every {@link Block.Kind#PLAIN} block becomes
   * headings, paragraphs and list items; a paragraph that is a heading becomes one; marked headings
   * stay. No word is lost, added or moved.
   */
  List<Block> structure(List<Block> blocks);
}
