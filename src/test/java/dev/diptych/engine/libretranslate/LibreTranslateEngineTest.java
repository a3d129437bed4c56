package dev.diptych.engine.libretranslate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Bound;
import dev.diptych.engine.http.FakeProvider.Responder;
import dev.diptych.engine.http.HttpEngineContract;
import dev.diptych.engine.http.StrictJson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class LibreTranslateEngineTest extends HttpEngineContract {

  @Override
  protected Responder proper() {
    return (request, wire) -> {
      ObjectNode answer = StrictJson.newObject();
      ArrayNode texts = answer.putArray("translatedText");
      StrictJson.object(request.body())
          .orElseThrow()
          .path("q")
          .forEach(text -> texts.add(translated(text.stringValue())));
      wire.json(200, StrictJson.write(answer));
    };
  }

  @Override
  protected String error(int status, String message) {
    return StrictJson.write(StrictJson.newObject().put("error", message));
  }

  @Override
  protected TranslationEngine engine(URI url, Duration timeout) {
    return engine(
        Map.of("url", url.toString(), "key", KEY, "timeout", timeout.toMillis() + "ms"), CLOCK);
  }

  private static LibreTranslateEngine engine(Map<String, String> settings, Clock clock) {
    return LibreTranslateEngines.engine(
        "libre", Bound.settings(LibreTranslateSettings.class, settings, KEY), clock);
  }

  private JsonNode sent() {
    return StrictJson.object(provider().last().body()).orElseThrow();
  }

  @Test
  void theKeyIsInTheBodyWhereTheServerWantsItAndOnlyIfThereIsOne() throws EngineException {
    engine().ask(new TranslationRequest(pair(), List.of("أ"), List.of()));
    assertThat(sent().path("api_key").stringValue()).isEqualTo(KEY);
    engine(Map.of("url", provider().url().toString()), CLOCK)
        .ask(new TranslationRequest(pair(), List.of("أ"), List.of()));
    assertThat(sent().has("api_key")).isFalse();
    assertThat(provider().last().headers().toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "ar-EG, en-GB, ar, en",
    "zh-Hant, pt-BR, zt, pb",
    "zh-Hans, pt, zh, pt",
    "he, nb, he, nb"
  })
  void languagesAreTheServersAndNeverAuto(String source, String target, String from, String to)
      throws EngineException {
    engine().ask(new TranslationRequest(new LanguagePair(source, target), List.of("a"), List.of()));
    assertThat(sent().path("source").stringValue()).isEqualTo(from);
    assertThat(sent().path("target").stringValue()).isEqualTo(to);
  }

  @Test
  void aTextInAnUnknownLanguageIsRefusedWithoutACall() {
    assertThat(
            catchThrowableOfType(
                EngineException.class,
                () ->
                    engine()
                        .ask(
                            new TranslationRequest(
                                new LanguagePair("und", "en"), List.of("a"), List.of()))))
        .isInstanceOf(Rejected.class);
    assertThat(provider().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"متى وصل؟, متى وصل?", "وصل،, 'وصل,'", "وصل؛, وصل;", "متى؟ الآن., متى؟ الآن."})
  void theLastMarkIsOneThatTheServerKnows(String source, String sent) throws EngineException {
    engine().ask(new TranslationRequest(pair(), List.of(source), List.of()));
    assertThat(sent().path("q").path(0).stringValue()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "متى وصل؟, When did he arrive?, 0",
    "متى وصل؟, When did he arrive, 1",
    "وصل., He arrived., 0",
    "متى وصل؟, 他什么时候到？, 0"
  })
  void aLostQuestionMarkIsADoubt(String source, String target, int doubts) throws Rejected {
    ObjectNode body = StrictJson.newObject();
    body.putArray("translatedText").add(target);
    SegmentTarget read =
        engine()
            .read(
                new TranslationRequest(pair(), List.of(source), List.of()),
                new Answer(StrictJson.write(body), Usage.free(0)))
            .get(0);
    assertThat(read.text()).isEqualTo(target);
    assertThat(read.doubts()).hasSize(doubts);
  }

  @Test
  void aPairThatTheServerLacksCostsOneCall() {
    provider().answer((request, wire) -> wire.json(400, error(400, "ar is not supported")));
    TranslationEngine engine = engine();
    for (int i = 0; i < 3; i++) {
      assertThat(
              catchThrowableOfType(
                  EngineException.class,
                  () -> engine.ask(new TranslationRequest(pair(), List.of("أ"), List.of()))))
          .isInstanceOf(Rejected.class)
          .hasMessageContaining("ar→en");
    }
    assertThat(provider().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Please contact the server operator to get an API key"})
  void aKeyThatIsWanted(String message) {
    provider().answer((request, wire) -> wire.json(400, error(400, message)));
    assertThat(
            catchThrowableOfType(
                EngineException.class,
                () -> engine().ask(new TranslationRequest(pair(), List.of("أ"), List.of()))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("diptych.engine.libretranslate.libre.key");
  }

  @Test
  void aBatchThatIsTooLongIsHalved() {
    provider()
        .answer(
            (request, wire) ->
                wire.json(400, error(400, "Invalid request: request (9) exceeds text limit (5)")));
    assertThat(
            catchThrowableOfType(
                EngineException.class,
                () -> engine().ask(new TranslationRequest(pair(), List.of("أ"), List.of()))))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("exceeds text limit");
  }

  @Test
  void pairsAreAsSet() {
    TranslationEngine some =
        engine(Map.of("url", "http://127.0.0.1:1", "pairs", "ar>en, fr→en"), CLOCK);
    assertThat(some.supports(new LanguagePair("fr", "en"))).isTrue();
    assertThat(some.supports(new LanguagePair("de", "en"))).isFalse();
    assertThat(engine().supports(new LanguagePair("de", "en"))).isTrue();
  }
}
