package dev.diptych.publish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses from strangers. */
final class WebAddress {

  private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

  private WebAddress() {}

  /** Whether following it can run nothing. */
  static boolean isLink(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  /** With everything percent-encoded that may not stand in an address. */
  static String encoded(String address) {
    StringBuilder out = new StringBuilder(address.length() + 16);
    boolean fragment = false;
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean secondHash = c == '#' && fragment;
      fragment |= c == '#';
      if ((letterOrDigit || ALLOWED.indexOf(c) >= 0) && !secondHash) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }
}
