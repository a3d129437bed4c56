package dev.diptych.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as an installation would bind them. */
public final class Bound {

  private Bound() {}

  /** The settings of one engine; what they show of themselves does not hold this secret. */
  public static <S> S settings(Class<S> type, Map<String, String> settings, String secret) {
    Map<String, Object> properties = new LinkedHashMap<>();
    settings.forEach((name, value) -> properties.put("settings." + name, value));
    S bound =
        new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("settings", type);
    assertThat(bound.toString()).doesNotContain(secret);
    return bound;
  }
}
