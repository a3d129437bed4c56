package dev.diptych.intake;

import java.util.List;

/**
 * Splits text into sentences. Safe for use by several threads.
 *
 * <p>Lossless: the pieces joined give the text to the character; each keeps the white space that
 * follows it, and none is blank unless the whole text is (then the list is empty).
 */
@FunctionalInterface
public interface Segmenter {

  /**
   * Splits.
   *
   * @param text any text; a line separator always ends a sentence where it ends a paragraph ({@code
   *     \n\n})
   * @param language BCP 47 tag; an unknown one is split by general rules
   */
  List<String> segment(String text, String language);
}
