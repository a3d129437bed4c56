package dev.diptych.wiring;

import dev.diptych.job.Installation;
import dev.diptych.operations.BackupSettings;
import dev.diptych.operations.Rescue;
import dev.diptych.store.DatabaseSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is left when the database cannot be opened: the settings, and what puts another in its
 * place.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class
})
@EnableConfigurationProperties({DatabaseSettings.class, BackupSettings.class})
public class RescueContext {

  @Bean
  Rescue rescue(DatabaseSettings settings, BackupSettings backups) {
    return new Rescue(settings, backups, Installation.ofProcess(), Clock.systemUTC());
  }
}
