package dev.diptych.publish;

import dev.diptych.digest.Digest;

/**
 * Writes a digest in one format. Stateless and safe for use by several threads; the same arguments
 * give the same bytes.
 */
public interface DigestRenderer {

  /** The format's name in job files, which is also the file extension: {@code html}. */
  String format();

  /**
   * Renders one digest.
   *
   * @param way where the digest stands in its edition, for links
   * @return the file's bytes, text in UTF-8
   */
  byte[] render(Digest digest, Way way);
}
