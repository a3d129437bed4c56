package dev.diptych.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files that belong to a whole edition: its index page, its manifest, a book. Stateless
 * and safe for use by several threads; the same arguments give the same bytes.
 */
public interface EditionRenderer {

  /**
   * The format's name in job files; {@code null} for what every edition has. What has a name is
   * written for jobs that name it.
   */
  default @Nullable String format() {
    return null;
  }

  /**
   * Renders for one target language.
   *
   * @param digests everything the index tells of; a format that needs none reads none
   * @return file name (no folder) → the file's bytes, text in UTF-8
   */
  Map<String, byte[]> render(EditionIndex index, EditionDigests digests);
}
