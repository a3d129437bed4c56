package dev.diptych.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bytes of every file read, kept under their checksum for the retention time, so that a pass
 * reads what the night read, whatever has become of the input folder. Safe for use by several
 * threads and processes.
 */
public final class SourceVault {

  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
  private static final String TEMPORARY = ".tmp";

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
    Path temporary = Files.createTempFile(file.getParent(), checksum, TEMPORARY);
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

  /** Content that is kept. */
  public record Kept(String checksum, long bytes) {}

  /** Everything that is kept, in order of checksum. */
  public List<Kept> all() throws IOException {
    List<Kept> all = new ArrayList<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (CHECKSUM.matcher(name).matches()) {
        all.add(new Kept(name, Files.size(file)));
      }
    }
    return all;
  }

  /** Deletes the content with this checksum. */
  public void forget(String checksum) throws IOException {
    Files.deleteIfExists(fileOf(checksum));
  }

  /** Temporary files last written before an instant: the processes that wrote them are dead. */
  public List<Path> leftovers(Instant before) throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().endsWith(TEMPORARY)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        left.add(file);
      }
    }
    return left;
  }

  /** Deletes one of the {@link #leftovers}. */
  public void remove(Path leftover) throws IOException {
    if (!leftover.startsWith(folder)) {
      throw new IllegalArgumentException("Not in the vault: " + leftover);
    }
    Files.deleteIfExists(leftover);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Path fileOf(String checksum) {
    if (!CHECKSUM.matcher(checksum).matches()) {
      throw new IllegalArgumentException("Not a SHA-256: " + checksum);
    }
    return folder.resolve(checksum.substring(0, 2)).resolve(checksum);
  }
}
