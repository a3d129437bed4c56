package dev.diptych.intake;

import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sections of segments out of structured blocks. A section is in one language: where a
 * paragraph is in another, a section without heading begins, as where one is too long. Joined, the
 * segments give every character of the blocks' text: blocks end with an empty line, entries of
 * lists and rows of tables with a line separator. Safe for use by several threads.
 */
final class Sectioniser {

  private static final String PARAGRAPH_END = "\n\n";
  private static final String LINE_END = "\n";

  /** From so many letters on a paragraph in another script has a language of its own. */
  private static final int FEWEST_LETTERS = 25;

  /** From so many on one in the same script has, so that a list of names makes no language. */
  private static final int FEWEST_LETTERS_OF_A_RELATIVE = 90;

  private final Segmenter segmenter;
  private final LanguageDetector languages;
  private final int sectionSize;

  /**
   * A sectioniser.
   *
   * @param sectionSize the longest text of a section in characters; a longer one continues in a
   *     section without heading. A single segment is never longer either: it is cut at white space.
   */
  Sectioniser(Segmenter segmenter, LanguageDetector languages, int sectionSize) {
    this.segmenter = segmenter;
    this.languages = languages;
    this.sectionSize = sectionSize;
  }

  /**
   * Makes sections.
   *
   * @param blocks without {@link Block.Kind#PLAIN} ones and without blank ones, in reading order
   * @param language of the article; a section whose own language cannot be told gets it
   * @param fixed whether the language was stated rather than found, so that it holds for all
   */
  List<Section> sections(List<Block> blocks, String language, boolean fixed) {
    Draft draft = new Draft(language, fixed);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind() == Block.Kind.HEADING) {
        draft.open(block.level(), singleLine(block.text()));
      } else {
        draft.add(block.text() + separatorAfter(blocks, i));
      }
    }
    return draft.finish();
  }

  private static String separatorAfter(List<Block> blocks, int i) {
    boolean tight = isLine(blocks.get(i)) && i + 1 < blocks.size() && isLine(blocks.get(i + 1));
    return tight ? LINE_END : PARAGRAPH_END;
  }

  private static boolean isLine(Block block) {
    return block.kind() == Block.Kind.LIST_ITEM || block.kind() == Block.Kind.TABLE_ROW;
  }

  private static String singleLine(String heading) {
    return heading.strip().replaceAll("\\s+", " ");
  }

  /** The sections so far and the one being filled. */
  private final class Draft {
    private final String articleLanguage;
    private final boolean fixed;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();
    private int level;
    private String heading = "";

    Draft(String articleLanguage, boolean fixed) {
      this.articleLanguage = articleLanguage;
      this.fixed = fixed;
    }

    void open(int newLevel, String newHeading) {
      close();
      level = newLevel;
      heading = newHeading;
    }

    void add(String paragraph) {
      paragraphs.add(paragraph);
    }

    List<Section> finish() {
      close();
      return sections;
    }

    private void close() {
      if (heading.isEmpty() && paragraphs.isEmpty()) {
        return;
      }
      String language = language(String.join("", paragraphs));
      List<String> pieces = new ArrayList<>();
      String now =
          paragraphs.isEmpty() ? language : ownLanguage(paragraphs.get(0), language, language);
      headingOfAnotherLanguage(now);
      for (String paragraph : paragraphs) {
        String own = ownLanguage(paragraph, language, now);
        if (!own.equals(now)) {
          spread(pieces, now);
          pieces.clear();
          now = own;
        }
        for (String piece : segmenter.segment(paragraph, own)) {
          cut(piece, pieces);
        }
      }
      spread(pieces, now);
      heading = "";
      paragraphs.clear();
    }

    /**
     * The language of a paragraph where it is surely another than the section's: written in another
     * script, or long enough to be told from a relative. One that says too little goes with the one
     * before it.
     */
    private String ownLanguage(String paragraph, String language, String before) {
      int letters = (int) paragraph.codePoints().filter(Character::isLetter).count();
      if (fixed || letters < FEWEST_LETTERS) {
        return before;
      }
      String found = languages.detect(paragraph);
      if (found.equals(LanguageDetector.UNDETERMINED) || found.equals(language)) {
        return language;
      }
      boolean told =
          letters >= FEWEST_LETTERS_OF_A_RELATIVE
              || ForeignScript.differs(paragraph, String.join("", paragraphs));
      return told ? found : language;
    }

    /** A heading in another script than the text below it is a section of its own. */
    private void headingOfAnotherLanguage(String below) {
      if (fixed || heading.isEmpty() || paragraphs.isEmpty()) {
        return;
      }
      String found = languages.detect(heading);
      if (!found.equals(LanguageDetector.UNDETERMINED)
          && !found.equals(below)
          && ForeignScript.differs(heading, paragraphs.get(0))) {
        push(List.of(), found);
      }
    }

    private String language(String text) {
      if (fixed || text.isBlank()) {
        return articleLanguage;
      }
      String found = languages.detect(text);
      return found.equals(LanguageDetector.UNDETERMINED) ? articleLanguage : found;
    }

    /** Fills sections up to the section size; the second and further ones have no heading. */
    private void spread(List<String> pieces, String language) {
      List<String> part = new ArrayList<>();
      int length = 0;
      for (String piece : pieces) {
        if (!part.isEmpty() && length + piece.length() > sectionSize) {
          push(part, language);
          part.clear();
          length = 0;
        }
        part.add(piece);
        length += piece.length();
      }
      if (!part.isEmpty() || !heading.isEmpty()) {
        push(part, language);
      }
    }

    private void push(List<String> pieces, String language) {
      boolean lead = sections.isEmpty() && heading.isEmpty();
      String id = "s" + (sections.size() + (startsWithLead() || lead ? 0 : 1));
      List<Segment> segments = new ArrayList<>();
      for (String piece : pieces) {
        segments.add(new Segment(id + "." + (segments.size() + 1), piece));
      }
      sections.add(new Section(id, lead ? 0 : level, heading, language, segments));
      heading = "";
    }

    /** The lead alone is {@code s0}; an article that begins with a heading begins with s1. */
    private boolean startsWithLead() {
      return !sections.isEmpty() && sections.get(0).id().equals("s0");
    }
  }

  /**
   * Cuts a piece that is longer than a section may be: at the last white space that keeps within
   * the size, else inside the word, never inside a surrogate pair.
   */
  private void cut(String piece, List<String> into) {
    int from = 0;
    while (piece.length() - from > sectionSize) {
      int end = cutPoint(piece, from);
      if (!piece.substring(end).isBlank() && !piece.substring(from, end).isBlank()) {
        into.add(piece.substring(from, end));
        from = end;
      } else {
        break;
      }
    }
    into.add(piece.substring(from));
  }

  private int cutPoint(String piece, int from) {
    int limit = from + sectionSize;
    for (int i = limit; i > from + sectionSize / 2; i--) {
      if (Character.isWhitespace(piece.charAt(i - 1)) && !Character.isWhitespace(piece.charAt(i))) {
        return i;
      }
    }
    return Character.isHighSurrogate(piece.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
