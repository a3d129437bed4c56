package dev.diptych.engine.apertium;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.Secret;
import dev.diptych.engine.http.SettingsCheck;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.apertium.<name>}. */
final class ApertiumEngines extends EngineProvider<ApertiumEngine, ApertiumSettings> {

  ApertiumEngines() {
    super("apertium", ApertiumEngine.class, ApertiumSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(ApertiumEngines.class)
  static class Registration {}

  @Override
  protected List<String> required() {
    return List.of("url", "pairs");
  }

  @Override
  protected Optional<String> fault(String property, ApertiumSettings settings) {
    return new SettingsCheck(property)
        .url(settings.url(), "http://127.0.0.1:2737")
        .holds(
            !settings.pairs().isEmpty(),
            "pairs",
            "is missing: what is installed there, es>en,en>es")
        .pairs(settings.pairs())
        .positive("timeout", settings.timeout())
        .present("model", settings.model(), "as digests shall name it")
        .holds(
            settings.segmentsPerRequest() >= 1 && settings.requestsAtOnce() >= 1,
            "segments-per-request and .requests-at-once",
            "begin with 1")
        .fault();
  }

  @Override
  protected ApertiumEngine engine(
      String name, ApertiumSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings, beans.bean(Clock.class));
  }

  /** One engine whose settings suffice. */
  static ApertiumEngine engine(String name, ApertiumSettings settings, Clock clock) {
    Endpoint endpoint =
        new Endpoint(
            "diptych.engine.apertium." + name,
            Address.of(Objects.requireNonNull(settings.url())),
            settings.timeout(),
            Secret.NONE,
            clock);
    return new ApertiumEngine(name, settings, endpoint);
  }
}
