package dev.diptych.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * The file with the password of the first account, for its owner's eyes alone, until that password
 * is changed.
 */
@Component
public class FirstPassword {

  private final Path file;

  FirstPassword(Database database) {
    this.file = database.folder().resolve("console.password");
  }

  /** Where it is, or would be. */
  public Path file() {
    return file;
  }

  /** Whether it is there. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Writes it anew; whatever was there belonged to an account that is gone.
   *
   * @throws UncheckedIOException if the disk refuses
   */
  public void write(String password) {
    try {
      Files.deleteIfExists(file);
      DatabaseFiles.createPrivate(file);
      Files.writeString(file, password + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The first password cannot be written to %s: %s. Nothing was changed"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Removes it.
   *
   * @throws UncheckedIOException if the disk refuses
   */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file %s with the password that was changed cannot be deleted: %s. Delete it"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
