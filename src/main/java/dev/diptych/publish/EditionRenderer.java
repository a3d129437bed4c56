package dev.diptych.publish;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files that belong to a whole edition: its index pages, its manifest, a book. Stateless
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
   * Renders for one target language. An edition may have a hundred thousand articles: what is said
   * of each is written when it is read.
   *
   * @param digests everything the index tells of; a format that needs none reads none
   * @param folder gets the files, text in UTF-8
   * @throws IOException if the folder does not take one
   */
  void render(EditionIndex index, EditionDigests digests, EditionFolder folder) throws IOException;
}
