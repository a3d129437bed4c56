package dev.diptych.publish;

import java.util.Locale;
import java.util.Set;

/** What the pages must know of a language: which way it is written. */
final class Languages {

  /** ISO 639 codes of languages usually written from right to left. */
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of(
          "ar", "arc", "arz", "apc", "ary", "aeb", "acm", "ajp", "ckb", "dv", "fa", "glk", "he",
          "iw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi", "ji");

  /** ISO 15924 codes of scripts written from right to left. */
  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of("arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm");

  private Languages() {}

  /** The value of the {@code dir} attribute for text in this language. */
  static String direction(String tag) {
    return isRightToLeft(tag) ? "rtl" : "ltr";
  }

  static boolean isRightToLeft(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String script = locale.getScript();
    return script.isEmpty()
        ? RIGHT_TO_LEFT.contains(locale.getLanguage())
        : RIGHT_TO_LEFT_SCRIPTS.contains(script.toLowerCase(Locale.ROOT));
  }

  /** The primary language of a tag: {@code ar} for {@code ar-LY}; the tag itself if it has none. */
  static String primary(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return language.isEmpty() ? tag : language;
  }

  /** Whether both tags name the same primary language. */
  static boolean same(String a, String b) {
    return primary(a).equals(primary(b));
  }
}
