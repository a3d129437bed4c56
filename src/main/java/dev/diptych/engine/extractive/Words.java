package dev.diptych.engine.extractive;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a text, folded so that forms of one word meet. */
final class Words {

  private static final int SHORT = 3;
  private static final Set<String> UNSPACED = Set.of("zh", "ja", "th", "lo", "km", "my");

  private Words() {}

  /**
   * Every run of letters, digits and their marks; scripts written without blanks are cut by ICU.
   * This is what {@code maxWords} counts.
   */
  static List<String> of(String text, String language) {
    return UNSPACED.contains(Locale.forLanguageTag(language).getLanguage())
        ? unspaced(text, language)
        : spaced(text);
  }

  private static List<String> spaced(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && belongs(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(fold(text.substring(start, i)));
        start = -1;
      }
    }
    return words;
  }

  private static boolean belongs(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == '\u0640';
  }

  private static List<String> unspaced(String text, String language) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
        words.add(fold(text.substring(start, end)));
      }
    }
    return words;
  }

  private static String fold(String word) {
    StringBuilder out = new StringBuilder(word.length());
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case 'أ', 'إ', 'آ', 'ٱ' -> out.append('ا');
        case 'ى' -> out.append('ي');
        case 'ة' -> out.append('ه');
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\u0640') {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
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
