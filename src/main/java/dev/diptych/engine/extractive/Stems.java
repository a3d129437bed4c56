package dev.diptych.engine.extractive;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.diptych.text.Folding;
import java.util.ArrayList;
import java.util.List;

/** The words of a text, folded so that forms of one word meet. */
final class Stems {

  private static final int SHORT = 3;

  /** Kana, ideographs and Hangul begin here; Arabic presentation forms lie above but are folded. */
  private static final int DENSE = 0x3040;

  private Stems() {}

  /** The stems of the words that carry meaning, in order, with repetitions. */
  static List<String> stems(String text, String language) {
    return stems(of(text, language));
  }

  /** The same of words that are folded already. */
  static List<String> stems(List<String> words) {
    return words.stream().filter(Stems::tells).map(Stems::stem).toList();
  }

  /**
   * Not numbers, which do not say what a text is about; and prepositions and pronouns are short in
   * most languages, while ideographs and syllables are dense.
   */
  private static boolean tells(String word) {
    return Character.isLetter(word.codePointAt(0))
        && word.length() >= (word.codePointAt(0) >= DENSE ? 2 : SHORT);
  }

  /** Every run of letters and digits; scripts without blanks are cut by ICU. */
  static List<String> of(String text, String language) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
        String word = Folding.SPELLINGS.fold(text.substring(start, end)).replace('ة', 'ه');
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** A stem good enough to compare by: Arabic clitics and endings off, long words cut. */
  static String stem(String word) {
    String stem = word;
    for (String prefix : new String[] {"وال", "بال", "فال", "كال", "لل", "ال", "و"}) {
      if (stem.startsWith(prefix) && stem.length() - prefix.length() >= SHORT) {
        stem = stem.substring(prefix.length());
        break;
      }
    }
    for (String suffix :
        new String[] {
          "هما", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "ه", "ing", "ed", "es", "s"
        }) {
      if (stem.endsWith(suffix) && stem.length() - suffix.length() >= SHORT) {
        return stem.substring(0, stem.length() - suffix.length());
      }
    }
    return stem;
  }
}
