package dev.diptych;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps passwords as the application does, with the least work that bcrypt knows: for servers of
 * tests that are about something else, each of which makes a first account. No
 * {@code @Configuration}: every process of the tests would find it.
 */
public class CheapPasswords {

  private static final int LEAST = 4;

  @Bean
  PasswordEncoder passwordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST)));
  }
}
