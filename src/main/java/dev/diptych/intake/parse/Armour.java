package dev.diptych.intake.parse;

import org.jspecify.annotations.Nullable;

/** The armour of PGP (RFC 9580): what is encrypted in it, and text that is only signed. */
final class Armour {

  private static final String ENCRYPTED = "-----BEGIN PGP MESSAGE-----";
  private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String ESCAPED = "- ";

  private Armour() {}

  /** Whether a text is nothing but an encrypted message. */
  static boolean isEncrypted(String text) {
    return text.stripLeading().startsWith(ENCRYPTED);
  }

  /** The text of a signed message, {@code null} if it is none. */
  static @Nullable String signedText(String text) {
    String whole = text.stripLeading();
    int end = whole.indexOf("\n" + SIGNATURE);
    if (!whole.startsWith(SIGNED) || end < 0) {
      return null;
    }
    StringBuilder inner = new StringBuilder();
    boolean head = true;
    for (String line : whole.substring(0, end).lines().toList()) {
      if (!head) {
        inner.append(line.startsWith(ESCAPED) ? line.substring(2) : line).append('\n');
      }
      head &= !line.isBlank();
    }
    return inner.toString();
  }
}
