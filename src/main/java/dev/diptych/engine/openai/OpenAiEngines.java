package dev.diptych.engine.openai;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.SettingsCheck;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.openai.<name>}. */
final class OpenAiEngines extends EngineProvider<OpenAiEngine, OpenAiSettings> {

  OpenAiEngines() {
    super("openai", OpenAiEngine.class, OpenAiSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(OpenAiEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("url", "model");
  }

  @Override
  protected Optional<String> fault(String property, OpenAiSettings settings) {
    return new SettingsCheck(property)
        .key(settings.key())
        .url(settings.url(), "http://127.0.0.1:11434/v1")
        .present("model", settings.model(), "the model's name on that server")
        .positive("timeout", settings.timeout())
        .fromOne(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.summaryCharacters(),
            settings.requestsAtOnce())
        .fault();
  }

  @Override
  protected OpenAiEngine engine(
      String name, OpenAiSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings, beans.bean(Clock.class));
  }

  /** One engine whose settings suffice. */
  static OpenAiEngine engine(String name, OpenAiSettings settings, Clock clock) {
    String property = "diptych.engine.openai." + name;
    String model = Objects.requireNonNull(settings.model()).strip();
    Endpoint endpoint =
        new Endpoint(
            property,
            Address.of(Objects.requireNonNull(settings.url())),
            settings.timeout(),
            settings.key(),
            clock);
    return new OpenAiEngine(name, model, settings, new Refusals(property, model), endpoint);
  }
}
