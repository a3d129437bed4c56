package dev.diptych.intake.web;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Drops blocks that belong to the page: before the title, among the text, and after its end. */
final class BlockTrimmer {

  private static final int SHORTEST_PROSE = 80;
  private static final int SHORTEST_REPEATED = 40;
  private static final int SHORTEST_TITLE = 15;

  /** How far down a title may stand for the second time; below it is the heading of a part. */
  private static final int HEAD = 3;

  private final String wanted;
  private List<Block> blocks;

  private BlockTrimmer(List<Block> blocks, @Nullable String title) {
    this.blocks = blocks;
    this.wanted = title == null ? "" : Fold.letters(title);
  }

  static List<Block> trim(List<Block> blocks, @Nullable String title) {
    BlockTrimmer trimmer = new BlockTrimmer(blocks, title);
    trimmer.dropSpokenWords();
    trimmer.startAtTitle();
    trimmer.dropClosingParts();
    trimmer.dropLines();
    trimmer.trimEdges();
    return trimmer.blocks;
  }

  /** What stands before the title is the page's, unless it is most of the text. */
  private void startAtTitle() {
    int all = prose(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.HEADING
          && block.level() <= 2
          && isTitle(Fold.letters(block.text()), wanted)) {
        if (prose(blocks.subList(0, i)) * 4 < all) {
          blocks = blocks.subList(i + 1, blocks.size());
        }
        return;
      }
    }
  }

  private static boolean isTitle(String heading, String title) {
    if (heading.length() < 8) {
      return heading.equals(title);
    }
    return heading.equals(title)
        || title.startsWith(heading)
        || heading.startsWith(title) && title.length() >= 8;
  }

  /** From a heading such as "Related" to the next heading, if no prose stands between. */
  private void dropClosingParts() {
    List<Block> kept = new ArrayList<>();
    int i = 0;
    while (i < blocks.size()) {
      Block block = blocks.get(i);
      boolean label = block.kind() == Block.Kind.HEADING || block.text().length() < 60;
      if (label && FurnitureLines.isClosingHeading(block.text())) {
        int end = i + 1;
        while (end < blocks.size()
            && blocks.get(end).kind() != Block.Kind.HEADING
            && !isProse(blocks.get(end))) {
          end++;
        }
        i = end;
      } else {
        kept.add(block);
        i++;
      }
    }
    blocks = kept;
  }

  private void dropSpokenWords() {
    List<Block> kept = new ArrayList<>();
    for (Block block : blocks) {
      String text = FurnitureLines.withoutSpokenWords(block.text()).strip();
      if (!text.isEmpty()) {
        kept.add(new Block(block.kind(), block.level(), text, block.bold()));
      }
    }
    blocks = kept;
  }

  private void dropLines() {
    Set<String> seen = new HashSet<>();
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean repeated = block.text().length() >= SHORTEST_REPEATED && !seen.add(block.text());
      boolean stray = block.kind() == Block.Kind.PARAGRAPH && FurnitureLines.isStray(block.text());
      boolean edge = i < HEAD || i == blocks.size() - 1;
      boolean title =
          edge && wanted.length() >= SHORTEST_TITLE && wanted.equals(Fold.letters(block.text()));
      if (!repeated && !stray && !title && !FurnitureLines.isFurniture(block.text())) {
        kept.add(block);
      }
    }
    blocks = kept;
  }

  private void trimEdges() {
    int from = 0;
    while (from < blocks.size() && isEdge(blocks.get(from))) {
      from++;
    }
    int to = blocks.size();
    while (to > from
        && (isEdge(blocks.get(to - 1)) || blocks.get(to - 1).kind() == Block.Kind.HEADING)) {
      to--;
    }
    if (from < to) {
      blocks = blocks.subList(from, to);
    }
  }

  private boolean isEdge(Block block) {
    return block.kind() != Block.Kind.HEADING
        && (FurnitureLines.isDateLine(block.text())
            || FurnitureLines.isByline(block.text())
            || !wanted.isEmpty() && wanted.equals(Fold.letters(block.text())));
  }

  private static int prose(List<Block> blocks) {
    return blocks.stream()
        .filter(BlockTrimmer::isProse)
        .mapToInt(block -> block.text().length())
        .sum();
  }

  private static boolean isProse(Block block) {
    return block.kind() != Block.Kind.HEADING && block.text().length() >= SHORTEST_PROSE;
  }
}
