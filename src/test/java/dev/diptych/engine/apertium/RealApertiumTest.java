package dev.diptych.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.ApertiumServer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationEngineContract;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine in front of the real server: what the fake pretends is true of it. */
class RealApertiumTest extends TranslationEngineContract {

  private static ApertiumServer server;

  @BeforeAll
  static void start() throws Exception {
    server = ApertiumServer.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected TranslationEngine engine() {
    return ApertiumEngines.engine(
        "rules",
        Bound.settings(
            ApertiumSettings.class,
            Map.of("url", server.url().toString(), "pairs", "es>en,en>es,es>fr"),
            "\u0000 no secret"),
        Clock.systemUTC());
  }

  @Override
  protected LanguagePair pair() {
    return new LanguagePair("es", "en");
  }

  @Override
  protected LanguagePair pairItLacks() {
    return new LanguagePair("ar", "en");
  }

  @Override
  protected List<String> sentences() {
    return List.of(
        "El presidente visitó Madrid el 12 de marzo de 2024 con 35 ministros.",
        "La biblioteca abre los domingos.",
        "El ministro no dio una fecha.");
  }

  private String target(LanguagePair pair, String text) throws EngineException {
    TranslationRequest request = new TranslationRequest(pair, List.of(text), List.of());
    List<SegmentTarget> targets = engine().read(request, engine().ask(request));
    return targets.get(0).text();
  }

  @Test
  void itTranslatesBothWays() throws EngineException {
    assertThat(target(pair(), sentences().get(0)))
        .isEqualTo("The president visited Madrid on 12 March 2024 with 35 ministers.");
    assertThat(target(new LanguagePair("en", "es"), "The minister did not come."))
        .isEqualTo("El ministro no vino.");
  }

  @Test
  void asterisksOfTheTextStay() throws EngineException {
    assertThat(target(pair(), "El resultado de 5*3 es 15.")).contains("5*3").contains("15");
  }

  @Test
  void aLongSegmentIsTranslatedToItsEnd() throws EngineException {
    String text = "La casa es grande. ".repeat(52).strip() + " Fin.";
    assertThat(text).hasSizeBetween(980, 1_000);
    assertThat(target(pair(), text).split("house", -1)).hasSize(53);
  }

  @Test
  void aPairThatIsNotInstalledIsSaidSo() {
    assertThat(
            catchThrowableOfType(
                Rejected.class, () -> target(new LanguagePair("es", "fr"), "La casa.")))
        .hasMessageContaining("es→fr");
  }
}
