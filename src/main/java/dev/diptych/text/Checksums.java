package dev.diptych.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums, written as 64 lower-case hexadecimal digits. */
public final class Checksums {

  private Checksums() {}

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of bytes. */
  public static String of(byte[] bytes) {
    return written(begin().digest(bytes));
  }

  /** A checksum to be fed piece by piece; {@link #written} ends it. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The bytes of a finished checksum as they are written everywhere. */
  public static String written(byte[] checksum) {
    return HexFormat.of().formatHex(checksum);
  }
}
