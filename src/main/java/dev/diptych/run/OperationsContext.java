package dev.diptych.run;

import dev.diptych.store.Database;
import dev.diptych.store.DatabaseSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Everything: the {@link WorkbenchContext} and, on top, the store and the job. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"dev.diptych.store", "dev.diptych.run"})
@ComponentScan({"dev.diptych.store", "dev.diptych.run"})
@Import(WorkbenchContext.class)
public class OperationsContext {

  @Bean
  Installation installation() {
    return Installation.ofProcess();
  }

  @Bean
  Database database(DatabaseSettings settings, Installation installation) {
    return Database.open(settings, installation.home());
  }

  /** Replaced in tests, which want to live on. */
  @Bean
  Fence fence() {
    return Fence.HALT;
  }
}
