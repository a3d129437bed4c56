package dev.diptych.publish;

import java.util.Map;
import java.util.TreeMap;

/**
 * The words by which the rows of an index are found: each word once, with the rows it occurs in.
 * That is a fraction of the texts themselves, so that summaries in both languages can be searched
 * in a page of 2,000 articles.
 *
 * <p>Written as one line a word: the word, a space, and the rows as differences in base 36, each
 * behind a comma.
 */
final class SearchWords {

  private static final int RADIX = 36;

  private final Map<String, Rows> rowsByWord = new TreeMap<>();
  private int row = -1;

  /** The following words belong to the next row. */
  void nextRow() {
    row++;
  }

  void add(String text) {
    for (String word : FoldedWords.of(text)) {
      if (word.length() > 1) {
        rowsByWord.computeIfAbsent(word, key -> new Rows()).add(row);
      }
    }
  }

  /** Writes a block of data, which browsers do not run. */
  void write(Html html) {
    html.open("script", "type", "text/plain", "id", "words").newLine();
    rowsByWord.forEach(
        (word, rows) -> html.trusted(word).trusted(" ").trusted(rows.text()).newLine());
    html.close().newLine();
  }

  private static final class Rows {
    private final StringBuilder text = new StringBuilder();
    private int last = -1;

    void add(int row) {
      if (row != last) {
        text.append(text.length() == 0 ? "" : ",")
            .append(Integer.toString(row - Math.max(last, 0), RADIX));
        last = row;
      }
    }

    String text() {
      return text.toString();
    }
  }
}
