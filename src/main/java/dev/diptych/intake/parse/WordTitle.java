package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import java.util.List;

/** Finds the title of a Word document by its looks: most authors do not mark it as one. */
final class WordTitle {

  private static final int FIRST_LINES = 4;
  private static final int LONGEST = 250;
  private static final int LONGEST_UNMARKED = 170;
  private static final int MOST_WORDS = 26;
  private static final int PROSE = 80;
  private static final int SHORT_PROSE = 40;
  private static final double LARGER = 1.15;
  private static final String ENDS = ".!؟。۔:،؛,;";

  private final List<WordParagraph> paragraphs;
  private final WordStyles styles;
  private final int bodySize;
  private final boolean centredBody;

  private WordTitle(List<WordParagraph> paragraphs, WordStyles styles) {
    this.paragraphs = paragraphs;
    this.styles = styles;
    List<WordParagraph> prose = longer(PROSE);
    prose = prose.isEmpty() ? longer(SHORT_PROSE) : prose;
    this.bodySize =
        prose.stream()
            .mapToInt(WordParagraph::size)
            .sorted()
            .skip(prose.size() / 2)
            .findFirst()
            .orElse(0);
    this.centredBody = prose.stream().filter(this::isCentred).count() * 2 > prose.size();
  }

  private List<WordParagraph> longer(int length) {
    return paragraphs.stream().filter(paragraph -> paragraph.text.length() >= length).toList();
  }

  /**
   * The index of the title, -1 if no line of the first ones looks like one.
   *
   * @param untitled whether the properties name no title either, so that a first line will do that
   *     is marked by nothing but standing alone
   */
  static int find(List<WordParagraph> paragraphs, WordStyles styles, boolean untitled) {
    return new WordTitle(paragraphs, styles).find(untitled);
  }

  private int find(boolean untitled) {
    int lines = Math.min(FIRST_LINES, paragraphs.size() - 1);
    int best = -1;
    int most = 0;
    for (int i = 0; i < lines; i++) {
      WordParagraph paragraph = paragraphs.get(i);
      if (paragraph.chunk != null || paragraph.text.length() >= LONGEST) {
        break;
      }
      int looks = looks(paragraph);
      if (looks > most) {
        best = i;
        most = looks;
      }
    }
    return best < 0 && untitled && isAlone() ? 0 : best;
  }

  private int looks(WordParagraph paragraph) {
    String text = paragraph.text.toString().strip();
    boolean line =
        paragraph.kind == Block.Kind.PARAGRAPH
            && paragraph.list == null
            && text.codePoints().filter(Character::isLetter).count() >= 3;
    if (!line) {
      return 0;
    }
    if (styles.name(paragraph.style).equals("title")) {
      return 100;
    }
    if (styles.heading(paragraph.style) > 0 || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0) {
      return 0;
    }
    boolean larger = bodySize > 0 && paragraph.size() >= bodySize * LARGER;
    return (larger ? 10 + Math.min(60, paragraph.size() - bodySize) : 0)
        + (paragraph.isBold() ? 4 : 0)
        + (isCentred(paragraph) && !centredBody ? 2 : 0);
  }

  /** A first line without a full stop, above a paragraph that is longer. */
  private boolean isAlone() {
    if (paragraphs.size() < 2) {
      return false;
    }
    WordParagraph first = paragraphs.get(0);
    WordParagraph below = paragraphs.get(1);
    String text = first.text.toString().strip();
    return first.kind == Block.Kind.PARAGRAPH
        && first.chunk == null
        && first.list == null
        && styles.heading(first.style) == 0
        && text.length() <= LONGEST_UNMARKED
        && text.indexOf('\n') < 0
        && text.split("\\s+", MOST_WORDS + 2).length <= MOST_WORDS
        && text.codePoints().filter(Character::isLetter).count() >= 8
        && ENDS.indexOf(text.charAt(text.length() - 1)) < 0
        && (below.chunk != null || FirstLine.isProseUnder(below.text.toString(), text));
  }

  private boolean isCentred(WordParagraph paragraph) {
    return paragraph.centred || styles.isCentred(paragraph.style);
  }
}
