package dev.diptych.publish;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where the files of a whole edition are written to. They appear together, when all of them are
 * there; nobody holds one whole who does not have to.
 */
@FunctionalInterface
public interface EditionFolder {

  /** What a file holds. */
  @FunctionalInterface
  interface Content {

    /** Writes all of it; leaves the stream open. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes one file.
   *
   * @param name ASCII letters, digits, {@code . _ -}, not beginning with a dot
   * @return its SHA-256 in lower-case hexadecimal
   * @throws IOException if the disk refuses; the message names the file
   */
  String write(String name, Content content) throws IOException;

  /** Writes one file that is held already. */
  default String write(String name, byte[] bytes) throws IOException {
    return write(name, out -> out.write(bytes));
  }
}
