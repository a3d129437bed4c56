package dev.diptych.console.page;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code diptych.console.*}: how pages are shown.
 *
 * @param zone of the times shown, {@code null} for that of the machine
 */
@ConfigurationProperties("diptych.console")
record PageSettings(@Nullable ZoneId zone) {

  /** The zone that holds. */
  ZoneId zoneOrMachines() {
    return zone == null ? ZoneId.systemDefault() : zone;
  }
}
