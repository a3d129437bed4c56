package dev.diptych.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script that stands inside the pages, with the hash under which the pages'
 * content security policy lets it, and nothing else, take effect.
 *
 * @param text as it stands between the tags
 * @param hash for the policy: {@code 'sha256-…'}
 */
record PageAsset(String text, String hash) {

  /** Reads a resource beside this class. */
  static PageAsset load(String name) {
    try (InputStream in = PageAsset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + PageAsset.class.getName());
      }
      // Line feeds only, as browsers hash them, also where a checkout has written CR LF.
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
      return of(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** Of this text, which holds nothing that ends its element. */
  static PageAsset of(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new PageAsset(text, "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
