package dev.diptych.engine.openai;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Endpoint;
import java.time.Clock;
import java.time.Duration;
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
    Optional<String> address = Address.fault(settings.url());
    if (address.isPresent()) {
      return Optional.of(
          "%s.url %s; right: %s.url=http://127.0.0.1:11434/v1"
              .formatted(property, address.get(), property));
    }
    if (settings.model() == null || settings.model().isBlank()) {
      return Optional.of("%s.model is missing: the model's name on that server".formatted(property));
    }
    if (settings.timeout().compareTo(Duration.ZERO) <= 0) {
      return Optional.of("%s.timeout must be positive, such as 120s".formatted(property));
    }
    return settings.segmentsPerRequest() < 1
            || settings.charactersPerRequest() < 1
            || settings.requestsAtOnce() < 1
        ? Optional.of(
            "%s.segments-per-request, .characters-per-request and .requests-at-once begin with 1"
                .formatted(property))
        : Optional.empty();
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
