package dev.diptych.publish;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words by which the rows of an index are found besides those that they show: each word once,
 * with the rows it belongs to. That is a fraction of the texts themselves, so that summaries in
 * both languages can be searched in a page of 2,000 articles.
 *
 * <p>Written as one line a word, sorted: one digit of base 36 for the letters it shares with the
 * word before, the letters that follow, a space, and the rows. A row is the difference from the one
 * before, five bits a character, the lowest first; a character of the upper half of {@link
 * #ALPHABET} says that more follow.
 */
final class SearchWords {

  /** The lower half ends a number, the upper half goes on. */
  static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

  private static final int HALF = 32;
  private static final int MOST_SHARED = 35;

  private final Map<String, Rows> rowsByWord = new TreeMap<>();
  private int row = -1;

  /** The following words belong to the next row. */
  void nextRow() {
    row++;
  }

  /**
   * Adds the words of a text to the row.
   *
   * @param shown words that are found without, because the row shows them
   */
  void add(String text, Set<String> shown) {
    for (String word : FoldedWords.of(text)) {
      if (word.length() > 1 && !shown.contains(word)) {
        rowsByWord.computeIfAbsent(word, key -> new Rows()).add(row);
      }
    }
  }

  /** Writes a block of data, which browsers do not run. */
  void write(Html html) {
    html.open("script", "type", "text/plain", "id", "words").newLine();
    String before = "";
    for (Map.Entry<String, Rows> entry : rowsByWord.entrySet()) {
      String word = entry.getKey();
      int shared = shared(before, word);
      html.trusted(Character.toString(Character.forDigit(shared, MOST_SHARED + 1)));
      html.trusted(word.substring(shared)).trusted(" ").trusted(entry.getValue().text()).newLine();
      before = word;
    }
    html.close().newLine();
  }

  private static int shared(String before, String word) {
    int most = Math.min(MOST_SHARED, Math.min(before.length(), word.length()));
    int shared = 0;
    while (shared < most && before.charAt(shared) == word.charAt(shared)) {
      shared++;
    }
    boolean inPair = shared > 0 && Character.isHighSurrogate(word.charAt(shared - 1));
    return inPair ? shared - 1 : shared;
  }

  private static final class Rows {
    private final StringBuilder text = new StringBuilder();
    private int last = -1;

    void add(int row) {
      if (row != last) {
        int rest = row - Math.max(last, 0);
        while (rest >= HALF) {
          text.append(ALPHABET.charAt(HALF + rest % HALF));
          rest /= HALF;
        }
        text.append(ALPHABET.charAt(rest));
        last = row;
      }
    }

    String text() {
      return text.toString();
    }
  }
}
