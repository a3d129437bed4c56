package dev.diptych.intake;

import dev.diptych.article.SourceFile;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * A file's bytes, read once and never more than allowed: a file may grow, or be a pipe or a device.
 *
 * @param source the file as it was read
 * @param content its bytes, not empty
 */
public record BoundedFile(SourceFile source, byte[] content) {

  /**
   * Reads a file.
   *
   * @param path the file
   * @param name how the article calls it
   * @param max the most bytes it may have
   * @throws UnreadableException with the reason for the skip list
   */
  public static BoundedFile read(Path path, String name, DataSize max) throws UnreadableException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new UnreadableException("it is not a file: name a file with text in it");
      }
      byte[] content = readAtMost(path, max.toBytes());
      if (content.length == 0) {
        throw new UnreadableException("the file is empty");
      }
      return new BoundedFile(
          new SourceFile(name, content.length, Checksums.sha256(content)), content);
    } catch (NoSuchFileException e) {
      throw new UnreadableException("there is no such file", e);
    } catch (IOException e) {
      throw new UnreadableException("it cannot be read: " + e, e);
    }
  }

  private static byte[] readAtMost(Path path, long max) throws IOException, UnreadableException {
    int limit = (int) Math.min(max, Integer.MAX_VALUE - 16);
    try (InputStream input = Files.newInputStream(path)) {
      byte[] content = input.readNBytes(limit);
      if (input.read() >= 0) {
        throw new UnreadableException(
            "it is larger than %d MB, the most that is read; split it, or raise"
                    .formatted(DataSize.ofBytes(max).toMegabytes())
                + " diptych.reader.max-file-size");
      }
      return content;
    }
  }
}
