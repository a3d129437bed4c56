package dev.diptych.intake;

import dev.diptych.article.Section;
import dev.diptych.article.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sections of segments out of structured blocks. Joined, the segments give every character of
 * the blocks' text: blocks end with an empty line, entries of lists and rows of tables with a line
 * separator. Safe for use by several threads.
 */
final class Sectioniser {

  private static final String PARAGRAPH_END = "\n\n";
  private static final String LINE_END = "\n";

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
      for (String paragraph : paragraphs) {
        for (String piece : segmenter.segment(paragraph, language)) {
          cut(piece, pieces);
        }
      }
      spread(pieces, language);
      heading = "";
      paragraphs.clear();
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
