package dev.diptych.engine.gist;

import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import java.util.List;

class GistEngineContractTest extends TranslationEngineContract {

  private static final TranslationEngine ENGINE = new GistEngine();

  @Override
  protected TranslationEngine engine() {
    return ENGINE;
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("ar", "fr");
  }

  @Override
  protected List<String> sentences() {
    return List.of(
        "وصل الوزير إلى المدينة أمس.",
        "قال المتحدث إن الحكومة ستدفع 30 مليون دولار.",
        "لم يحضر أحد.");
  }
}
