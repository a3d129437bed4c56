package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.Manuscript;
import java.util.ArrayList;
import java.util.List;

/**
 * The title of a document that marks none: a first line without a full stop that is bold where most
 * are not, or stands above a paragraph that is longer.
 */
final class FirstLine {

  private static final int LONGEST = 170;
  private static final int MOST_WORDS = 26;
  private static final int FEWEST_LETTERS = 8;
  private static final int PROSE = 80;
  private static final int SHORT_PROSE = 50;
  private static final String STOPS = ".!؟?。۔…\"”»";
  private static final String ENDS = ".!؟?。۔:،؛,;";

  private FirstLine() {}

  /** The same with the first line as heading, if it is the title of a document without one. */
  static Manuscript asTitle(Manuscript read) {
    List<Block> blocks = read.blocks();
    if (read.facts().title() != null || blocks.size() < 2 || !isAlone(blocks)) {
      return read;
    }
    List<Block> titled = new ArrayList<>(blocks);
    titled.set(0, Block.heading(1, blocks.get(0).text()));
    return read.withBlocks(titled);
  }

  private static boolean isAlone(List<Block> blocks) {
    String text = blocks.get(0).text().strip();
    String below = blocks.get(1).text().strip();
    boolean bold =
        blocks.get(0).bold()
            && blocks.stream().filter(block -> !block.bold()).count() * 2 > blocks.size();
    return blocks.get(0).kind() == Block.Kind.PARAGRAPH
        && !text.isEmpty()
        && text.length() <= LONGEST
        && text.indexOf('\n') < 0
        && text.split("\\s+", MOST_WORDS + 2).length <= MOST_WORDS
        && text.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS
        && ENDS.indexOf(text.charAt(text.length() - 1)) < 0
        && (bold || isProseUnder(below, text));
  }

  /** Whether a paragraph is one of prose, so that the shorter line above it may be its title. */
  static boolean isProseUnder(String paragraph, String line) {
    String below = paragraph.strip();
    boolean sentence =
        below.length() >= SHORT_PROSE && STOPS.indexOf(below.charAt(below.length() - 1)) >= 0;
    return (below.length() >= PROSE || sentence) && below.length() * 2 > line.length() * 3;
  }
}
