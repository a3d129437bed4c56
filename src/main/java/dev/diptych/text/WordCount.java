package dev.diptych.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many words a text has, in the sense of every budget counted in words: whoever sets a budget
 * and whoever keeps to it count alike.
 *
 * <p>A word is a run of letters and digits, so that {@code 54.99} counts two. Marks (Arabic vowels)
 * and the tatweel belong to the run they stand in. In scripts written without blanks every letter
 * counts. Linear in the text, whatever is in it.
 */
public final class WordCount {

  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);
  private static final int TATWEEL = 0x0640;

  private WordCount() {}

  /** Counts the words; 0 for a text of blanks and marks only. */
  public static int of(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == TATWEEL || isMark(c)) {
        continue;
      }
      boolean counts = isLetterOrNumber(c);
      boolean alone = counts && WITHOUT_BLANKS.contains(UnicodeScript.of(c));
      if (alone || counts && !inside) {
        words++;
      }
      inside = counts && !alone;
    }
    return words;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isLetterOrNumber(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
