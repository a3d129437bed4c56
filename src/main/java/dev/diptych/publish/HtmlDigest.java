package dev.diptych.publish;

import dev.diptych.digest.Digest;
import org.springframework.stereotype.Component;

/**
 * A digest as a self-contained page: both languages side by side, readable without script and
 * without network.
 */
@Component
final class HtmlDigest implements DigestRenderer {

  @Override
  public String format() {
    return "html";
  }

  @Override
  public byte[] render(Digest digest, Way way) {
    return new DigestPage(digest, way).bytes();
  }
}
