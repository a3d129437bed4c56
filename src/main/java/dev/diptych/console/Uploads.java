package dev.diptych.console;

import dev.diptych.job.Installation;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files on their way through pages and the API. What people bring is called by its checksum, never
 * by a name of theirs, so that the same file twice makes the same order; it is deleted when the
 * orders of a day are over. Safe for use by several threads.
 */
@Component
public class Uploads {

  /** So many bytes may a file have that somebody brings. */
  public static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final String ENDING = ".xml";
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
  private static final Duration KEPT = Duration.ofDays(2);

  private final Path folder;
  private final Clock clock;

  Uploads(Installation installation, Clock clock) {
    this.folder = installation.data().resolve("exchange");
    this.clock = clock;
  }

  /**
   * Keeps a file that is sent.
   *
   * @param body the caller bounds and closes it
   * @return where it is kept now; {@link #name} says how it is called
   * @throws IOException if it cannot be read, or the disk refuses
   */
  public Path keep(InputStream body) throws IOException {
    Path arriving = Files.createTempFile(folder(), "arriving-", ".part");
    try {
      Files.copy(body, arriving, StandardCopyOption.REPLACE_EXISTING);
      Path kept = folder.resolve(Checksums.sha256(Files.readAllBytes(arriving)) + ENDING);
      Files.move(arriving, kept, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } finally {
      Files.deleteIfExists(arriving);
    }
  }

  /** How a file is called that is kept: by its checksum. */
  public static String name(Path kept) {
    String file = String.valueOf(kept.getFileName());
    return file.substring(0, file.length() - ENDING.length());
  }

  /** A file that was kept; empty if there is none of this name, or not any more. */
  public Optional<Path> find(String name) {
    return CHECKSUM.matcher(name).matches()
        ? Optional.of(folder.resolve(name + ENDING)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /**
   * A new folder for what is sent off, to be deleted by whoever asked for it.
   *
   * @throws IOException if the disk refuses
   */
  public Path passing() throws IOException {
    return Files.createTempDirectory(folder(), "passing-");
  }

  private Path folder() throws IOException {
    Files.createDirectories(folder);
    Instant old = clock.instant().minus(KEPT);
    for (Path left : listed(folder)) {
      FileTime changed = Files.getLastModifiedTime(left);
      if (changed.toInstant().isBefore(old)) {
        delete(left);
      }
    }
    return folder;
  }

  /** Deletes a file, or a folder with its files; what stays is deleted another day. */
  public void delete(Path path) {
    try {
      if (Files.isDirectory(path)) {
        for (Path file : listed(path)) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("{} is left behind", path, e);
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
