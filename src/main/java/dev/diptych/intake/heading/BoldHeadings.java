package dev.diptych.intake.heading;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Headings among the blocks of a format that marks paragraphs but not all of its headings: all-bold
 * lines (rtf), or short lines that stand between paragraphs where nothing is marked at all (pdf).
 */
final class BoldHeadings {

  private static final int LONGEST = 110;
  private static final int MOST_WORDS = 14;
  private static final int BODY = 100;
  private static final int LONGEST_UNMARKED = 60;

  private final List<Block> blocks;

  BoldHeadings(List<Block> blocks) {
    this.blocks = blocks;
  }

  List<Block> found() {
    long bold = blocks.stream().filter(BoldHeadings::isBoldText).count();
    long paragraphs = blocks.stream().filter(BoldHeadings::isParagraph).count();
    boolean meansSomething = bold > 0 && bold * 2 < paragraphs + 1;
    if (meansSomething) {
      return withBoldHeadings();
    }
    return bold == 0 && !hasMarkedSections() ? withUnmarkedHeadings() : blocks;
  }

  private List<Block> withBoldHeadings() {
    List<Block> result = new ArrayList<>();
    int level = 1;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.HEADING) {
        level = block.level();
        result.add(block);
      } else if (isBoldText(block) && hasShape(block, MOST_WORDS, LONGEST) && hasTextBelow(i)) {
        boolean title = i == 0;
        result.add(Block.heading(title ? 1 : Math.min(6, Math.max(2, level + 1)), block.text()));
      } else {
        result.add(block);
      }
    }
    return result;
  }

  private boolean hasTextBelow(int i) {
    for (int j = i + 1; j < blocks.size() && j <= i + 4; j++) {
      if (!isBoldText(blocks.get(j)) && blocks.get(j).kind() != Block.Kind.HEADING) {
        return true;
      }
    }
    return false;
  }

  private boolean hasMarkedSections() {
    return blocks.stream().skip(1).anyMatch(block -> block.kind() == Block.Kind.HEADING);
  }

  /** Only where several short lines stand each between two long paragraphs. */
  private List<Block> withUnmarkedHeadings() {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 1; i + 1 < blocks.size(); i++) {
      if (isParagraph(blocks.get(i))
          && hasShape(blocks.get(i), 8, LONGEST_UNMARKED)
          && !Lines.isQuestionOrCry(Lines.lastMark(blocks.get(i).text()))
          && LineKinds.kind(blocks.get(i).text().strip()) == Unit.Kind.TEXT
          && isBody(blocks.get(i - 1))
          && isBody(blocks.get(i + 1))) {
        candidates.add(i);
      }
    }
    if (candidates.size() < 2) {
      return blocks;
    }
    List<Block> result = new ArrayList<>(blocks);
    candidates.forEach(i -> result.set(i, Block.heading(2, blocks.get(i).text())));
    return result;
  }

  private static boolean isBody(Block block) {
    return isParagraph(block) && block.text().length() >= BODY;
  }

  private static boolean isParagraph(Block block) {
    return block.kind() == Block.Kind.PARAGRAPH;
  }

  private static boolean isBoldText(Block block) {
    return isParagraph(block) && block.bold() && Lines.hasLetter(block.text());
  }

  private static boolean hasShape(Block block, int mostWords, int longest) {
    String text = block.text().strip();
    return !text.isEmpty()
        && text.length() <= longest
        && text.indexOf('\n') < 0
        && Lines.words(text) <= mostWords
        && Lines.hasLetter(text)
        && !Lines.goesOn(Lines.lastMark(text))
        && !Lines.isBracketed(text)
        && !Lines.startsLowerCase(text)
        && LineKinds.kind(text) != Unit.Kind.META;
  }
}
