package dev.diptych.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code diptych.database.*}: where editions, answers and memory are kept.
 *
 * @param url JDBC URL of a PostgreSQL or H2 server; without it the embedded H2 file in {@code
 *     folder} is used
 * @param username for a server
 * @param password for a server; give it in the environment ({@code DIPTYCH_DATABASE_PASSWORD})
 * @param folder of the embedded database and the kept sources; relative to the installation
 * @param answerWithin how long the owner of the embedded database may take to answer
 * @param compact whether the embedded file is compacted after a night if most of it is dead: small
 *     commits make it many times its content
 */
@ConfigurationProperties("diptych.database")
public record DatabaseSettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("data") String folder,
    @DefaultValue("20s") Duration answerWithin,
    @DefaultValue("true") boolean compact) {

  /** Whether the embedded H2 file is used. */
  public boolean embedded() {
    return url == null || url.isBlank();
  }
}
