package dev.diptych.engine.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.http.Bound;
import dev.diptych.engine.http.FakeProvider.Responder;
import dev.diptych.engine.http.HttpEngineContract;
import dev.diptych.engine.http.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ApertiumEngineTest extends HttpEngineContract {

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
    return List.of("Llegaron 35 personas.", "El ministro dijo: sí.", "No vino nadie.");
  }

  @Override
  protected Responder proper() {
    return answering(text -> translated(text));
  }

  private static Responder answering(UnaryOperator<String> translator) {
    return (request, wire) -> {
      ObjectNode answer = StrictJson.newObject();
      answer
          .putObject("responseData")
          .put("translatedText", translator.apply(request.form().get("q").get(0)));
      answer.putNull("responseDetails").put("responseStatus", 200);
      wire.json(200, StrictJson.write(answer));
    };
  }

  @Override
  protected String error(int status, String message) {
    return StrictJson.write(
        StrictJson.newObject()
            .put("status", "error")
            .put("code", status)
            .put("message", "Said")
            .put("explanation", message));
  }

  @Override
  protected TranslationEngine engine(URI url, Duration timeout) {
    return ApertiumEngines.engine(
        "rules",
        Bound.settings(
            ApertiumSettings.class,
            Map.of(
                "url",
                url.toString(),
                "timeout",
                timeout.toMillis() + "ms",
                "pairs",
                "es>en,en>es,kab>en"),
            KEY),
        CLOCK);
  }

  @Override
  protected boolean hasKey() {
    return false;
  }

  private String target(String segment) throws EngineException {
    TranslationRequest request = new TranslationRequest(pair(), List.of(segment), List.of());
    TranslationEngine engine = engine();
    List<SegmentTarget> targets = engine.read(request, engine.ask(request));
    return targets.get(0).text();
  }

  @Test
  void aSegmentIsAFormInTheServersWords() throws EngineException {
    target("Dos\nlíneas & más");
    assertThat(provider().last().form())
        .containsEntry("langpair", List.of("spa|eng"))
        .containsEntry("q", List.of("Dos líneas & más"))
        .containsEntry("markUnknown", List.of("no"))
        .containsEntry("format", List.of("txt"));
  }

  /** As the real server does, of which 5*3 comes back as 53. */
  @ParameterizedTest
  @ValueSource(strings = {"5*3 y *nota*", "∗ y * y ⁎", "* solo"})
  void asterisksOfTheTextStay(String segment) throws EngineException {
    provider().answer(answering(text -> "EN " + text.replaceAll("[*]([^.,;:\t* ]+)", "$1")));
    assertThat(target(segment))
        .startsWith("EN ")
        .satisfies(
            target ->
                assertThat(target.chars().filter(c -> c == '*').count())
                    .isEqualTo(segment.chars().filter(c -> c == '*').count()));
  }

  @Test
  void aSegmentThatWouldNotBeTranslatedWholeIsRefusedWithoutACall() {
    assertThat(catchThrowableOfType(Rejected.class, () -> target("a".repeat(1_001))))
        .hasMessageContaining("1000 characters");
    assertThat(provider().requests()).isEmpty();
  }

  @Test
  void aPairThatIsNotInstalledCostsOneCall() {
    provider().answer((request, wire) -> wire.json(400, error(400, "That pair is not installed")));
    TranslationEngine engine = engine();
    for (int i = 0; i < 3; i++) {
      assertThat(
              catchThrowableOfType(
                  Rejected.class,
                  () -> engine.ask(new TranslationRequest(pair(), List.of("a"), List.of()))))
          .hasMessageContaining("es→en");
    }
    assertThat(provider().requests()).hasSize(1);
  }

  @Test
  void aPipelineThatWasKilledPasses() {
    provider().answer((request, wire) -> wire.json(503, error(503, "Pipeline died")));
    assertThat(catchThrowableOfType(EngineException.class, () -> target("a")))
        .isInstanceOf(Transient.class);
  }

  @Test
  void aStatusInsideIsBelieved() {
    provider()
        .answer(
            (request, wire) ->
                wire.json(
                    200, "{\"responseData\":{\"translatedText\":\"a\"},\"responseStatus\":503}"));
    assertThat(catchThrowableOfType(EngineException.class, () -> target("a")))
        .isInstanceOf(Transient.class);
  }
}
