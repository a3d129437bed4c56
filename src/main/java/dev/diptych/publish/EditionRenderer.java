package dev.diptych.publish;

import java.util.Map;

/**
 * Writes the files that belong to a whole edition: its index page, its manifest. Stateless and safe
 * for use by several threads; the same index gives the same bytes.
 */
public interface EditionRenderer {

  /**
   * Renders for one target language.
   *
   * @return file name (no folder) → the file's bytes, text in UTF-8
   */
  Map<String, byte[]> render(EditionIndex index);
}
