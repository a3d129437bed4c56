package dev.diptych.samples;

import java.util.Arrays;
import java.util.List;

/**
 * The text of a sample document.
 *
 * @param blocks headings and paragraphs in order
 */
record SampleText(String title, String author, List<Block> blocks) {

  /** A heading is a line that begins with {@code # }; blank lines part the blocks. */
  static SampleText of(String title, String author, String text) {
    return new SampleText(
        title,
        author,
        Arrays.stream(text.strip().split("\n\n"))
            .map(block -> block.replace('\n', ' '))
            .map(
                block ->
                    block.startsWith("# ")
                        ? new Block(true, block.substring(2))
                        : new Block(false, block))
            .toList());
  }

  record Block(boolean isHeading, String text) {}
}
