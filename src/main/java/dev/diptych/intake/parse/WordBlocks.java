package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import dev.diptych.intake.LetterAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes blocks of a Word document's paragraphs, its notes at the end of their sections. */
final class WordBlocks {

  /** What a paragraph names that leaves the list of its style. */
  private static final String NO_LIST = "0";

  private final WordStyles styles;
  private final WordNumbering numbering;
  private final Map<String, List<WordParagraph>> notes;
  private final LetterAccount account;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block> pending = new ArrayList<>();

  /**
   * For one document.
   *
   * @param account of its letters, to which the labels of lists come
   */
  WordBlocks(
      WordStyles styles,
      WordNumbering numbering,
      Map<String, List<WordParagraph>> notes,
      LetterAccount account) {
    this.account = account;
    this.styles = styles;
    this.numbering = numbering;
    this.notes = notes;
  }

  void add(WordParagraph paragraph) {
    int level =
        paragraph.outline == null
            ? styles.heading(paragraph.style)
            : paragraph.outline < 0 || paragraph.outline > 8
                ? 0
                : Math.min(6, paragraph.outline + 1);
    String named = paragraph.list == null ? styles.list(paragraph.style) : paragraph.list;
    String list = named == null ? NO_LIST : named;
    boolean inList = !list.equals(NO_LIST);
    String label = inList ? numbering.next(list, paragraph.listLevel) : "";
    account.saw(label);
    String text = paragraph.text.toString().strip();
    String all = label.isEmpty() ? text : label + " " + text;
    if (level > 0) {
      flush();
      blocks.add(Block.heading(level, all));
    } else {
      boolean item = inList && paragraph.kind == Block.Kind.PARAGRAPH;
      Block.Kind kind = item ? Block.Kind.LIST_ITEM : paragraph.kind;
      blocks.add(new Block(kind, 0, all, paragraph.isBold()));
    }
    for (String id : paragraph.notes) {
      List<WordParagraph> note = notes.remove(id);
      if (note != null) {
        for (WordParagraph line : note) {
          pending.add(new Block(Block.Kind.LIST_ITEM, 0, line.text.toString().strip(), false));
        }
      }
    }
  }

  void addAll(List<Block> chunk) {
    blocks.addAll(chunk);
  }

  List<Block> finish() {
    flush();
    return blocks;
  }

  private void flush() {
    blocks.addAll(pending);
    pending.clear();
  }
}
