package dev.diptych.engine.deepl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.QuotaExceeded;
import dev.diptych.engine.EngineException.Rejected;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Reach;
import dev.diptych.engine.RequestContext;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.Usage;
import dev.diptych.engine.http.Bound;
import dev.diptych.engine.http.FakeProvider.Responder;
import dev.diptych.engine.http.HttpEngineContract;
import dev.diptych.engine.http.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DeepLEngineTest extends HttpEngineContract {

  @Override
  protected Responder proper() {
    return (request, wire) -> {
      ObjectNode answer = StrictJson.newObject();
      ArrayNode translations = answer.putArray("translations");
      for (String text : request.form().get("text")) {
        translations
            .addObject()
            .put("detected_source_language", "AR")
            .put("text", translated(text))
            .put("billed_characters", 2 * text.length());
      }
      wire.json(200, StrictJson.write(answer));
    };
  }

  @Override
  protected String error(int status, String message) {
    return StrictJson.write(StrictJson.newObject().put("message", message));
  }

  @Override
  protected TranslationEngine engine(URI url, Duration timeout) {
    return engine(Map.of("url", url.toString(), "timeout", timeout.toMillis() + "ms"));
  }

  private static DeepLEngine engine(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("key", KEY));
    all.putAll(settings);
    return DeepLEngines.engine("deepl", Bound.settings(DeepLSettings.class, all, KEY), CLOCK);
  }

  private DeepLEngine with(String... settings) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("url", provider().url().toString()));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return engine(all);
  }

  private TranslationRequest request(String... segments) {
    return new TranslationRequest(pair(), List.of(segments), List.of());
  }

  private EngineException failing(int status, String message) {
    provider().answer((request, wire) -> wire.json(status, error(status, message)));
    return catchThrowableOfType(EngineException.class, () -> with().ask(request("أ")));
  }

  @Test
  void theRequestIsAFormWithTheContextApart() throws EngineException {
    with("model-type", "quality_optimized", "glossary.ar-en", "0a1b-2c")
        .ask(
            new TranslationRequest(
                pair(),
                List.of("أ & ب=1", "ثان"),
                List.of(),
                new RequestContext("Title", "", List.of("Before."))));
    assertThat(provider().last().path()).isEqualTo("/v2/translate");
    assertThat(provider().last().headers()).containsEntry("authorization", "DeepL-Auth-Key " + KEY);
    assertThat(provider().last().body()).doesNotContain(KEY);
    assertThat(provider().last().form())
        .containsEntry("text", List.of("أ & ب=1", "ثان"))
        .containsEntry("source_lang", List.of("AR"))
        .containsEntry("target_lang", List.of("EN-GB"))
        .containsEntry("context", List.of("Title\nBefore."))
        .containsEntry("glossary_id", List.of("0a1b-2c"))
        .containsEntry("model_type", List.of("quality_optimized"));
    with().ask(request("أ"));
    assertThat(provider().last().form()).doesNotContainKeys("context", "glossary_id", "model_type");
  }

  @ParameterizedTest
  @CsvSource({
    "en, EN-GB",
    "en-US, EN-US",
    "en-AU, EN-GB",
    "pt, PT-PT",
    "pt-BR, PT-BR",
    "zh, ZH-HANS",
    "zh-TW, ZH-HANT",
    "de-AT, DE",
    "fr, FR",
    "es-419, ES-419"
  })
  void targetsAreWrittenAsTheProviderWantsThem(String tag, String code) {
    assertThat(LanguageCodes.target(tag)).isEqualTo(code);
  }

  @Test
  void anUnknownSourceIsLeftToTheProvider() throws EngineException {
    with("glossary.ar-en", "id")
        .ask(new TranslationRequest(new LanguagePair("und", "de"), List.of("x"), List.of()));
    assertThat(provider().last().form()).doesNotContainKeys("source_lang", "glossary_id");
  }

  @Test
  void whatTheProviderBillsIsCounted() throws EngineException {
    assertThat(with("price", "20").ask(request("أبج")).usage()).isEqualTo(new Usage(6, 0, 0, 120));
    provider().answer((request, wire) -> wire.json(200, "{\"translations\":[{\"text\":\"T\"}]}"));
    assertThat(with().ask(request("أبج")).usage()).isEqualTo(Usage.free(3));
  }

  @Test
  void aKeySaysWhereItBelongs() {
    assertThat(Bound.settings(DeepLSettings.class, Map.of("key", "abc:fx"), KEY).address())
        .contains("free");
    assertThat(Bound.settings(DeepLSettings.class, Map.of("key", "abc"), KEY).address())
        .doesNotContain("free");
    assertThat(engine(Map.of()).reach()).isEqualTo(Reach.NETWORK);
  }

  @Test
  void itsOwnRefusals() {
    assertThat(failing(456, "Quota exceeded")).isInstanceOf(QuotaExceeded.class);
    assertThat(failing(413, "Request too large")).isInstanceOf(Rejected.class);
    assertThat(failing(400, "Value for 'source_lang' not supported."))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("ar→en");
    assertThat(failing(400, "Value for 'glossary_id' not supported."))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("diptych.engine.deepl.deepl.glossary");
  }

  @Test
  void anAnswerWithoutTextsIsRejected() {
    for (String body :
        List.of(
            "{\"translations\":[]}",
            "{\"translations\":[{\"text\":1}]}",
            "{\"translations\":{\"text\":\"T\"}}",
            "{\"translations\":[{\"text\":\"T\"},{\"text\":\"U\"}]}")) {
      provider().answer((request, wire) -> wire.json(200, body));
      DeepLEngine engine = with();
      assertThat(
              catchThrowableOfType(
                  Rejected.class, () -> engine.read(request("أ"), engine.ask(request("أ")))))
          .as(body)
          .isNotNull();
    }
  }

  @Test
  void anotherGlossaryIsAnotherIdentity() {
    assertThat(with("glossary.ar-en", "1").identity())
        .isNotEqualTo(with().identity())
        .isNotEqualTo(with("glossary.ar-en", "2").identity());
  }
}
