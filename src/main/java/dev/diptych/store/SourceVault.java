package dev.diptych.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The bytes of every file read, kept under their checksum for the retention time, so that a pass
 * reads what the night read, whatever has become of the input folder. Safe for use by several
 * threads and processes.
 */
public final class SourceVault {

  private final Path folder;

  /** A vault in this folder, which is made when it is needed. */
  public SourceVault(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps content.
   *
   * @param checksum its SHA-256, lower-case hexadecimal
   * @throws IOException if it cannot be written: a fault of this installation, not of the file
   */
  public void keep(String checksum, byte[] content) throws IOException {
    Path file = fileOf(checksum);
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), checksum, ".tmp");
    try {
      Files.write(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The content with this checksum, if it is still kept. */
  public Optional<byte[]> find(String checksum) throws IOException {
    Path file = fileOf(checksum);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private Path fileOf(String checksum) {
    if (!checksum.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + checksum);
    }
    return folder.resolve(checksum.substring(0, 2)).resolve(checksum);
  }
}
