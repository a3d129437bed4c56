package dev.diptych.engine.remote;

import dev.diptych.engine.Reach;
import dev.diptych.engine.http.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a broker as settings and commands write it: {@code tcp://desk:61616}, with TLS
 * {@code ssl://desk:61617}.
 *
 * @param host a name or an address; one of IPv6 in brackets
 * @param port 1 to 65,535; 0 for any that is free, where a broker is to listen
 * @param tls whether the way there is encrypted
 */
public record BrokerAddress(String host, int port, boolean tls) {

  /** An example for messages. */
  private static final String RIGHT = "right: tcp://desk.example:61616";

  /**
   * What is wrong with an address, in words that stand behind its name; empty if nothing is. A
   * password has no place in it, for addresses are shown in messages.
   */
  public static Optional<String> fault(String text) {
    try {
      of(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none, saying why and showing one
   */
  public static BrokerAddress of(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is missing; " + RIGHT);
    }
    URI url;
    try {
      url = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no address; " + RIGHT, e);
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String path = url.getPath() == null ? "" : url.getPath();
    if (!(scheme.equals("tcp") || scheme.equals("ssl"))
        || url.getHost() == null
        || url.getPort() < 0
        || url.getPort() > 65_535) {
      throw new IllegalArgumentException(
          "is no address that begins with tcp:// or ssl:// and names a host and a port; " + RIGHT);
    }
    if (url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || !path.replace("/", "").isEmpty()) {
      throw new IllegalArgumentException(
          "has more in it than a host and a port; account and certificates are settings by"
              + " themselves, diptych.broker.*; "
              + RIGHT);
    }
    return new BrokerAddress(url.getHost(), url.getPort(), scheme.equals("ssl"));
  }

  /** How far a text goes that is sent there; of the workers behind it nothing is known. */
  public Reach reach() {
    return Address.reach(URI.create(toString()));
  }

  @Override
  public String toString() {
    return "%s://%s:%d".formatted(tls ? "ssl" : "tcp", host, port);
  }
}
