package dev.diptych.intake;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds headings by how lines lie: short, without closing punctuation, followed by a paragraph. */
@Component
final class LayoutHeadingDetector implements HeadingDetector {

  private static final int LONGEST_HEADING = 90;
  private static final String CLOSING = ".!?؟۔:;؛,،…。！？»”\"";

  @Override
  public List<Block> structure(List<Block> blocks) {
    List<Block> structured = new ArrayList<>();
    for (Block block : blocks) {
      if (block.kind() == Block.Kind.PLAIN) {
        structured.addAll(split(block.text()));
      } else {
        structured.add(block);
      }
    }
    return List.copyOf(structured);
  }

  private static List<Block> split(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean heading =
          i + 1 < lines.size()
              && line.length() <= LONGEST_HEADING
              && lines.get(i + 1).length() > line.length()
              && CLOSING.indexOf(line.charAt(line.length() - 1)) < 0;
      blocks.add(heading ? Block.heading(i == 0 ? 1 : 2, line) : Block.paragraph(line));
    }
    return blocks;
  }
}
