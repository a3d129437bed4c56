package dev.diptych.engine.deepl;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.SettingsCheck;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.deepl.<name>}. */
final class DeepLEngines extends EngineProvider<DeepLEngine, DeepLSettings> {

  private static final int MOST_SEGMENTS = 50;
  private static final int MOST_CHARACTERS = 30_000;

  DeepLEngines() {
    super("deepl", DeepLEngine.class, DeepLSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(DeepLEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("key");
  }

  @Override
  protected Optional<String> fault(String property, DeepLSettings settings) {
    return new SettingsCheck(property)
        .holds(settings.key().isSet(), "key", "is missing: the key of your DeepL account")
        .key(settings.key())
        .url(settings.address(), "https://api.deepl.com")
        .positive("timeout", settings.timeout())
        .pairs(settings.pairs())
        .fromOne(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce())
        .holds(
            settings.segmentsPerRequest() <= MOST_SEGMENTS, "segments-per-request", "ends with 50")
        .holds(
            settings.charactersPerRequest() <= MOST_CHARACTERS,
            "characters-per-request",
            "ends with 30000")
        .fault();
  }

  @Override
  protected DeepLEngine engine(
      String name, DeepLSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings, beans.bean(Clock.class));
  }

  /** One engine whose settings suffice. */
  static DeepLEngine engine(String name, DeepLSettings settings, Clock clock) {
    String property = "diptych.engine.deepl." + name;
    Endpoint endpoint =
        new Endpoint(
            property, Address.of(settings.address()), settings.timeout(), settings.key(), clock);
    return new DeepLEngine(name, property, settings, endpoint);
  }
}
