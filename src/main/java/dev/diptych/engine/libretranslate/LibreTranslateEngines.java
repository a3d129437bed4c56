package dev.diptych.engine.libretranslate;

import dev.diptych.engine.EngineProvider;
import dev.diptych.engine.http.Address;
import dev.diptych.engine.http.Endpoint;
import dev.diptych.engine.http.SettingsCheck;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One engine for each {@code diptych.engine.libretranslate.<name>}. */
final class LibreTranslateEngines
    extends EngineProvider<LibreTranslateEngine, LibreTranslateSettings> {

  LibreTranslateEngines() {
    super("libretranslate", LibreTranslateEngine.class, LibreTranslateSettings.class);
  }

  @Configuration(proxyBeanMethods = false)
  @Import(LibreTranslateEngines.class)
  static class Registration {}

  @Override
  protected Optional<String> fault(String property, LibreTranslateSettings settings) {
    return new SettingsCheck(property)
        .url(settings.url(), "http://127.0.0.1:5000")
        .key(settings.key())
        .positive("timeout", settings.timeout())
        .pairs(settings.pairs())
        .present("model", settings.model(), "as digests shall name it")
        .fromOne(
            settings.segmentsPerRequest(),
            settings.charactersPerRequest(),
            settings.requestsAtOnce())
        .fault();
  }

  @Override
  protected LibreTranslateEngine engine(
      String name, LibreTranslateSettings settings, BeanRegistry.SupplierContext beans) {
    return engine(name, settings, beans.bean(Clock.class));
  }

  /** One engine whose settings suffice. */
  static LibreTranslateEngine engine(String name, LibreTranslateSettings settings, Clock clock) {
    String property = "diptych.engine.libretranslate." + name;
    Endpoint endpoint =
        new Endpoint(
            property,
            Address.of(Objects.requireNonNull(settings.url())),
            settings.timeout(),
            settings.key(),
            clock);
    return new LibreTranslateEngine(name, property, settings, endpoint);
  }
}
