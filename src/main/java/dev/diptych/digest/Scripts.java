package dev.diptych.digest;

import java.util.Locale;
import java.util.Set;

/** Which script a language is written in, as far as the gates need it. */
final class Scripts {

  /** Languages not written in Latin letters that articles are likely to be in. */
  private static final Set<String> NOT_LATIN =
      Set.of(
          "ar", "fa", "ur", "ckb", "ps", "he", "yi", "ru", "uk", "be", "bg", "mk", "sr", "el", "zh",
          "ja", "ko", "hi", "mr", "ne", "bn", "pa", "gu", "ta", "te", "kn", "ml", "si", "th", "lo",
          "my", "km", "am", "ti", "hy", "ka", "kk", "ky", "mn", "tg", "ug", "dv", "sd");

  private Scripts() {}

  static boolean isLatin(String language) {
    return !NOT_LATIN.contains(Locale.forLanguageTag(language).getLanguage());
  }

  static int letters(String text) {
    return (int) text.codePoints().filter(Character::isLetter).count();
  }

  /** Letters that are not Latin. */
  static int foreignLetters(String text) {
    return (int)
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN)
            .count();
  }
}
