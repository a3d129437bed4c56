package dev.diptych.intake;

import org.springframework.stereotype.Component;

/** Tells languages apart by the letters they are written in. Keeps no state. */
@Component
final class LetterLanguageDetector implements LanguageDetector {

  @Override
  public String detect(String text) {
    int latin = 0;
    int arabic = 0;
    int persian = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN) {
        latin++;
      } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC) {
        arabic++;
        if ("پچژگکی".indexOf(c) >= 0) {
          persian++;
        }
      }
    }
    if (latin + arabic == 0) {
      return UNDETERMINED;
    }
    if (latin > arabic) {
      return "en";
    }
    return persian * 50 > arabic ? "fa" : "ar";
  }
}
