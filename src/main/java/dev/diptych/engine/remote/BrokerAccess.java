package dev.diptych.engine.remote;

import dev.diptych.engine.http.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code diptych.broker.*}: who this process is to a broker, and whom it believes.
 *
 * @param username of the account
 * @param password of the account; belongs into the environment
 * @param trustStore a file with the certificates that are believed, for {@code ssl://}; nothing for
 *     those of the Java platform
 * @param trustStorePassword of that file
 * @param keyStore a file with the certificate that {@code diptych broker} shows
 * @param keyStorePassword of that file
 */
@ConfigurationProperties("diptych.broker")
public record BrokerAccess(
    @DefaultValue("diptych") String username,
    @DefaultValue("") Secret password,
    @DefaultValue("") String trustStore,
    @DefaultValue("") Secret trustStorePassword,
    @DefaultValue("") String keyStore,
    @DefaultValue("") Secret keyStorePassword) {

  /** The password, for the account of a broker. */
  public String plainPassword() {
    return password.reveal();
  }

  /** The password of the file with the certificate. */
  public String plainKeyStorePassword() {
    return keyStorePassword.reveal();
  }

  /** Nothing is set. */
  static final BrokerAccess NONE =
      new BrokerAccess("diptych", Secret.NONE, "", Secret.NONE, "", Secret.NONE);
}
