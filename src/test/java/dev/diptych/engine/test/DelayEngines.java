package dev.diptych.engine.test;

import dev.diptych.engine.TranslationEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two engines, so that a chain has a next one: {@code delay} and {@code delay-backup}. */
@Configuration(proxyBeanMethods = false)
class DelayEngines {

  @Bean
  TranslationEngine delay() {
    return new DelayEngine("delay");
  }

  @Bean
  TranslationEngine delayBackup() {
    return new DelayEngine("delay-backup");
  }
}
