package dev.diptych.intake.parse;

import dev.diptych.intake.ReaderSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parser of every format as a bean. */
@Configuration(proxyBeanMethods = false)
class ParseConfiguration {

  @Bean
  GuardedParser documentParser(ReaderSettings settings) {
    return new GuardedParser(settings);
  }
}
