package dev.diptych.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code diptych.copy.*}: who may write the database that {@code db copy} copies into.
 *
 * @param username for a server
 * @param password for a server; give it in the environment ({@code DIPTYCH_COPY_PASSWORD})
 */
@ConfigurationProperties("diptych.copy")
public record CopySettings(@Nullable String username, @Nullable String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "CopySettings[username=" + username + "]";
  }
}
