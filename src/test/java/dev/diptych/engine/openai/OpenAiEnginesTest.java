package dev.diptych.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.EngineKind;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Reach;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Engines of one kind, as an installation configures them. */
class OpenAiEnginesTest {

  @Test
  void severalOfAKindEachWithItsOwnSettings() {
    try (var context =
        context(
            Map.of(
                "diptych.engine.openai.near.url", "http://127.0.0.1:11434/v1",
                "diptych.engine.openai.near.model", "qwen3:8b",
                "diptych.engine.openai.far-away.url", "https://llm.example.org/v1",
                "diptych.engine.openai.far-away.model", "big"),
            Map.of())) {
      Engines engines = context.getBean(Engines.class);
      assertThat(engines.translationNames()).containsExactly("far-away", "near");
      assertThat(engines.translation("near").orElseThrow().reach()).isEqualTo(Reach.MACHINE);
      assertThat(engines.translation("far-away").orElseThrow().reach()).isEqualTo(Reach.NETWORK);
      assertThat(engines.translation("near").orElseThrow().identity().model())
          .isEqualTo("qwen3:8b");
      assertThat(context.getBean(EngineKind.class).faults()).isEmpty();
    }
  }

  @Test
  void aKeyMayComeFromTheEnvironmentAndTheRestFromAFile() {
    try (var context =
        context(
            Map.of(
                "diptych.engine.openai.desk.url", "http://127.0.0.1:11434/v1",
                "diptych.engine.openai.desk.model", "big"),
            Map.of("DIPTYCH_ENGINE_OPENAI_DESK_KEY", "sk-0123456789"))) {
      assertThat(context.getBean(Engines.class).translationNames()).containsExactly("desk");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "model, big, diptych.engine.openai.desk.url is missing",
    "url, http://127.0.0.1/v1, diptych.engine.openai.desk.model is missing",
    "url, 127.0.0.1:80, diptych.engine.openai.desk.url is no address",
    "key, 'sk-0123456789 and\nmore', diptych.engine.openai.desk.key has a space",
    "timeout, soon, diptych.engine.openai.desk.timeout has a value"
  })
  void oneWhoseSettingsDoNotSufficeIsNamedAndStopsNobodyElse(
      String setting, String value, String fault) {
    try (var context =
        context(
            Map.of(
                "diptych.engine.openai.desk." + setting,
                value,
                "diptych.engine.openai.other.url",
                "http://127.0.0.1/v1",
                "diptych.engine.openai.other.model",
                "big"),
            Map.of())) {
      assertThat(context.getBean(Engines.class).translationNames()).containsExactly("other");
      Map<String, String> reasons = EngineKind.whyNot(List.of(context.getBean(EngineKind.class)));
      assertThat(reasons.get("desk"))
          .startsWith("is not configured: " + fault)
          .doesNotContain("sk-0123456789");
      assertThat(reasons.get("openai"))
          .contains("diptych.engine.openai.openai.url")
          .contains("diptych.engine.openai.openai.model");
    }
  }

  private static AnnotationConfigApplicationContext context(
      Map<String, Object> properties, Map<String, Object> environment) {
    var context = new AnnotationConfigApplicationContext();
    var sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("test", properties));
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment-test", environment));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.register(OpenAiEngines.Registration.class, Engines.class);
    context.refresh();
    return context;
  }
}
