package dev.diptych.console.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Answers with a tag of their content: whoever asks again with {@code If-None-Match} is told 304
 * while nothing has changed.
 */
final class Tagged {

  private static final int TAG_BYTES = 12;

  private Tagged() {}

  static <T> ResponseEntity<T> of(T answer) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .eTag(tag(ApiJson.MAPPER.writeValueAsBytes(answer)))
        .body(answer);
  }

  private static String tag(byte[] json) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
      return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
