package dev.diptych.article;

/**
 * A file of the input folder as it was listed.
 *
 * @param path relative to the input folder, with {@code /} between its parts; a name from a
 *     stranger, so it is shown escaped and never used to build a path that is written to
 * @param sizeInBytes its size when it was listed
 * @param checksum SHA-256 of its content in lower-case hexadecimal, 64 characters; empty for what
 *     could not be read
 */
public record SourceFile(String path, long sizeInBytes, String checksum) {

  private static final int ID_LENGTH = 12;

  /**
   * The identity of the article in this file: the first 12 digits of the checksum, so that the same
   * bytes are the same article whatever the file is called.
   */
  public String articleId() {
    return checksum.substring(0, ID_LENGTH);
  }

  /** The last part of {@link #path()}. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
