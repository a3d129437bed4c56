package dev.diptych.intake.heading;

import dev.diptych.intake.Block;
import dev.diptych.intake.HeadingDetector;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds headings by how a text is laid out. Keeps no state; time grows with the length of the text.
 *
 * <p>In plain text a title at the top becomes a heading of level 1, every other one level 2 or
 * deeper. Signs around a heading ({@code ==}, {@code **}, {@code #}), bullets and lines of dashes
 * are left out; the words stay. Lines that were wrapped are joined by a space.
 */
@Component
final class LayoutHeadingDetector implements HeadingDetector {

  @Override
  public List<Block> structure(List<Block> blocks) {
    List<Block> structured = new ArrayList<>();
    boolean plain = false;
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.PLAIN) {
        plain = true;
        structured.addAll(PlainTextStructure.blocks(block.text()));
      } else {
        structured.add(block);
      }
    }
    return List.copyOf(
        plain ? structured : new BoldHeadings(ClauseText.marked(structured)).found());
  }
}
