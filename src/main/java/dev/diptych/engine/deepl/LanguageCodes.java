package dev.diptych.engine.deepl;

import java.util.Locale;
import java.util.Set;

/** BCP 47 tags as DeepL writes them: a source without region, a target with one where it must. */
final class LanguageCodes {

  /** Targets that DeepL tells apart by region or script. */
  private static final Set<String> DISTINCT =
      Set.of("EN-GB", "EN-US", "PT-PT", "PT-BR", "ZH-HANS", "ZH-HANT", "ES-419");

  private static final String UNKNOWN_LANGUAGE = "und";

  private LanguageCodes() {}

  /** Empty for a language that is not known: the provider then looks at the text itself. */
  static String source(String tag) {
    return tag.equals(UNKNOWN_LANGUAGE) ? "" : language(tag);
  }

  static String target(String tag) {
    String upper = tag.toUpperCase(Locale.ROOT);
    if (DISTINCT.contains(upper)) {
      return upper;
    }
    return switch (language(tag)) {
      case "EN" -> "EN-GB";
      case "PT" -> "PT-PT";
      case "ZH" -> upper.matches("ZH-(TW|HK|MO|HANT.*)") ? "ZH-HANT" : "ZH-HANS";
      default -> language(tag);
    };
  }

  private static String language(String tag) {
    String upper = tag.toUpperCase(Locale.ROOT);
    int end = upper.indexOf('-');
    return end < 0 ? upper : upper.substring(0, end);
  }
}
