package dev.diptych.publish.test;

import dev.diptych.digest.Digest;
import dev.diptych.hold.Hold;
import dev.diptych.publish.DigestRenderer;
import dev.diptych.publish.Way;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * A format {@code held}, whose digests are made only when a {@link Hold} lets them, in the folder
 * that the system property {@value #FOLDER} names.
 */
@Component
public final class HeldDigest implements DigestRenderer {

  /** Names the folder; without it nothing is held. */
  public static final String FOLDER = "diptych.hold.digest";

  @Override
  public String format() {
    return "held";
  }

  @Override
  public byte[] render(Digest digest, Way way) {
    Hold.inFolderOf(FOLDER);
    return "A digest that was held".getBytes(StandardCharsets.UTF_8);
  }
}
