package dev.diptych.intake.parse;

import dev.diptych.intake.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of a Word document: rows of cells, or a frame in which an article was laid out. */
final class WordTable {

  private static final int PROSE = 80;
  private static final int LONG_CELL = 400;

  private final List<List<List<WordParagraph>>> rows = new ArrayList<>();
  private List<List<WordParagraph>> row = new ArrayList<>();
  private boolean rowDeleted;
  private boolean cellDeleted;

  void beginRow() {
    row = new ArrayList<>();
    rows.add(row);
    rowDeleted = false;
  }

  void deleteRow() {
    rowDeleted = true;
    row.clear();
  }

  void deleteCell() {
    cellDeleted = true;
  }

  /** Whether the cell stays. */
  boolean endCell(List<WordParagraph> cell) {
    boolean stays = !rowDeleted && !cellDeleted;
    if (stays) {
      row.add(cell);
    }
    cellDeleted = false;
    return stays;
  }

  /** Every paragraph of every cell. */
  List<WordParagraph> all() {
    return rows.stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  /** The rows as lines; the paragraphs one by one where prose stands in the cells. */
  List<WordParagraph> paragraphs() {
    boolean frame = rows.stream().flatMap(List::stream).anyMatch(WordTable::isProse);
    if (frame || all().stream().anyMatch(paragraph -> paragraph.chunk != null)) {
      return all();
    }
    List<WordParagraph> lines = new ArrayList<>();
    for (List<List<WordParagraph>> cells : rows) {
      WordParagraph line = new WordParagraph();
      line.kind = Block.Kind.TABLE_ROW;
      String text =
          cells.stream()
              .map(WordTable::text)
              .filter(cell -> !cell.isEmpty())
              .collect(Collectors.joining(" | "));
      line.add(text, false, 0);
      cells.forEach(cell -> cell.forEach(paragraph -> line.notes.addAll(paragraph.notes)));
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String text(List<WordParagraph> cell) {
    return cell.stream()
        .map(paragraph -> paragraph.text.toString().strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(" "));
  }

  private static boolean isProse(List<WordParagraph> cell) {
    long prose = cell.stream().filter(paragraph -> paragraph.text.length() >= PROSE).count();
    int length = cell.stream().mapToInt(paragraph -> paragraph.text.length()).sum();
    return prose >= 2 || length >= LONG_CELL;
  }
}
