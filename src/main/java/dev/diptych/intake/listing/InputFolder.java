package dev.diptych.intake.listing;

import dev.diptych.article.SourceFile;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists an input folder: what is there, what is left for later and why. Symbolic links are followed
 * only where they stay inside the folder; names come from strangers and are never used to write.
 */
public final class InputFolder {

  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Predicate<Path> selected;
  private final Duration settle;
  private final Clock clock;

  /**
   * An input folder.
   *
   * @param root the folder, absolute
   * @param selected which paths, relative to it, are taken
   * @param settle a file younger than this is left
   */
  public InputFolder(Path root, Predicate<Path> selected, Duration settle, Clock clock) {
    this.root = root;
    this.selected = selected;
    this.settle = settle;
    this.clock = clock;
  }

  /**
   * A listing.
   *
   * @param files in order of path
   * @param left files that are not taken, with the reason, in order of path
   */
  public record Listing(List<SourceFile> files, List<Left> left) {}

  /** A file that is not taken. */
  public record Left(String path, String reason) {}

  /**
   * Lists the folder.
   *
   * @throws IOException if it is missing or cannot be read
   */
  public Listing list() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    Path realRoot = root.toRealPath();
    for (Path file : walk(root, left)) {
      String path = relative(root, file);
      String reason = whyNot(realRoot, file);
      if (reason != null) {
        left.add(new Left(path, reason));
      } else if (selected.test(root.relativize(file))) {
        try {
          files.add(new SourceFile(path, Files.size(file), checksum(file)));
        } catch (IOException e) {
          left.add(new Left(path, "it cannot be read: " + e));
        }
      }
    }
    files.sort(Comparator.comparing(SourceFile::path));
    left.sort(Comparator.comparing(Left::path));
    return new Listing(files, left);
  }

  private static List<Path> walk(Path root, List<Left> left) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new FileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && hidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            left.add(new Left(relative(root, file), "it cannot be read: " + failure));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static String relative(Path root, Path file) {
    Path relative = root.relativize(file);
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private @Nullable String whyNot(Path realRoot, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (hidden(file)) {
      return "hidden";
    }
    if (name.endsWith(".part") || name.endsWith(".tmp")) {
      return "still being written (%s)".formatted(name.substring(name.lastIndexOf('.')));
    }
    try {
      if (!file.toRealPath().startsWith(realRoot)) {
        return "a link that leads out of the input folder";
      }
      if (!Files.isRegularFile(file)) {
        return "not a file";
      }
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      if (modified.isAfter(clock.instant().minus(settle))) {
        return "younger than %s; it waits for the next edition".formatted(words(settle));
      }
      return null;
    } catch (IOException e) {
      return "it vanished while the folder was listed";
    }
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String checksum(Path file) throws IOException {
    MessageDigest sha256 = Checksums.newSha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream input = Files.newInputStream(file)) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return Checksums.written(sha256.digest());
  }
}
