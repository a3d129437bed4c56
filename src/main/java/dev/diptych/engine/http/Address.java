package dev.diptych.engine.http;

import dev.diptych.engine.Reach;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a provider's interface as settings write it: {@code http://127.0.0.1:5000}. */
public final class Address {

  /** Four whole numbers: {@code 127.1} and {@code 127.0.0.1.example.org} are something else. */
  private static final Pattern LOOPBACK_4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private static final Pattern LOOPBACK_6 = Pattern.compile("\\[(0*:){1,7}0*1]");

  private Address() {}

  /**
   * What is wrong with an address, in words that stand behind the property's name; empty if nothing
   * is. A key has no place in it, for addresses are shown in messages.
   */
  public static Optional<String> fault(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.of("is missing");
    }
    URI url;
    try {
      url = new URI(text.strip());
    } catch (URISyntaxException e) {
      return Optional.of("is no address");
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      return Optional.of("is no address that begins with http:// or https:// and names a host");
    }
    return url.getRawUserInfo() != null || url.getRawQuery() != null || url.getFragment() != null
        ? Optional.of(
            "has more in it than scheme, host, port and path; a key is a setting by itself")
        : Optional.empty();
  }

  /** An address in which {@link #fault} finds nothing, without slashes at its end. */
  public static URI of(String text) {
    return URI.create(text.strip().replaceFirst("/+$", ""));
  }

  /**
   * How far a text goes that is sent there. Only what is a loopback address by its own letters
   * stays on this machine: names are not looked up, for an answer may be another tomorrow.
   */
  public static Reach reach(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
            || LOOPBACK_4.matcher(host).matches()
            || LOOPBACK_6.matcher(host).matches()
        ? Reach.MACHINE
        : Reach.NETWORK;
  }
}
