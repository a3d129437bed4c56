package dev.diptych.workbench;

import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an engine translates, found by asking it for every pair of two-letter languages. */
final class SupportedPairs {

  private static final int MOST_A_PERSON_READS = 60;

  private SupportedPairs() {}

  /** Pairs such as {@code ar→en}, or the one word {@code any} where there are too many to read. */
  static List<String> of(TranslationEngine engine) {
    List<String> pairs = new ArrayList<>();
    for (String source : Locale.getISOLanguages()) {
      for (String target : Locale.getISOLanguages()) {
        LanguagePair pair = new LanguagePair(source, target);
        if (!source.equals(target) && engine.supports(pair)) {
          pairs.add(pair.toString());
        }
      }
    }
    return pairs.size() > MOST_A_PERSON_READS ? List.of("any") : pairs;
  }
}
