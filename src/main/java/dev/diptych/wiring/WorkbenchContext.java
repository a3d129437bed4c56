package dev.diptych.wiring;

import dev.diptych.digest.Preparation;
import dev.diptych.engine.Engines;
import dev.diptych.workbench.Workbench;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The beans that need no database: readers, engines, renderers and the {@link Workbench} over them.
 * Auto-configurations are named one by one, so that nothing opens a database or a port.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  JacksonAutoConfiguration.class
})
@ComponentScan({"dev.diptych.engine", "dev.diptych.intake", "dev.diptych.publish"})
@Import(Workbench.class)
public class WorkbenchContext {

  @Bean
  Preparation preparation(Engines engines) {
    return new Preparation(engines);
  }

  /** The only source of time. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
