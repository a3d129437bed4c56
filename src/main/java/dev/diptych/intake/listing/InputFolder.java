package dev.diptych.intake.listing;

import dev.diptych.article.SourceFile;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists an input folder: what is there, what is left for later and why. Symbolic links are followed
 * only where they stay inside the folder; names come from strangers and are never used to write.
 */
public final class InputFolder {

  private static final int BUFFER = 1 << 16;
  private static final Duration FAR_AHEAD = Duration.ofDays(1);
  private static final String NOT_UTF_8 =
      "its name is not UTF-8; rename it, and the next run takes it";

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
   * @param left files that are not taken now, with the reason, in order of path
   * @param unreadable files and folders that cannot be taken until somebody mends them, in order of
   *     path
   * @param remarks what is to be said of files that are taken: path → remark
   * @param empty whether nothing but hidden files lies in the folder
   */
  public record Listing(
      List<SourceFile> files,
      List<Left> left,
      List<Left> unreadable,
      Map<String, String> remarks,
      boolean empty) {}

  /** A file that is not taken. */
  public record Left(String path, String reason) {}

  /**
   * Lists the folder.
   *
   * @throws IOException if it is missing or cannot be read
   */
  public Listing list() throws IOException {
    Path realRoot = root.toRealPath();
    Found found = new Found();
    for (Path file : walk(root, found)) {
      Optional<String> path = FileNames.relative(root, file);
      String wrong = path.isEmpty() ? NOT_UTF_8 : controlCharacter(path.get());
      if (hidden(file)) {
        found.left.add(new Left(path.orElse(file.toString()), "hidden"));
      } else if (wrong == null) {
        look(realRoot, file, path.orElseThrow(), found);
      } else if (selected.test(writable(root, file))) {
        found.unreadable.add(new Left(path.orElseGet(() -> shown(root, file)), wrong));
      }
    }
    return found.listing();
  }

  private void look(Path realRoot, Path file, String path, Found found) {
    try {
      String reason = whyNot(realRoot, file);
      if (reason != null) {
        found.left.add(new Left(path, reason));
      } else if (selected.test(root.relativize(file))) {
        found.files.add(new SourceFile(path, Files.size(file), checksum(file)));
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        if (modified.isAfter(clock.instant())) {
          found.remarks.put(
              path,
              "its time %s is more than a day ahead; it was read all the same".formatted(modified));
        }
      }
    } catch (NoSuchFileException e) {
      found.left.add(new Left(path, "it vanished while the folder was listed"));
    } catch (IOException e) {
      found.unreadable.add(new Left(path, "it cannot be read: " + words(e)));
    }
  }

  /** What has been found so far. */
  private static final class Found {

    private final List<SourceFile> files = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Left> unreadable = new ArrayList<>();
    private final Map<String, String> remarks = new TreeMap<>();
    private boolean empty = true;

    Listing listing() {
      files.sort(Comparator.comparing(SourceFile::path));
      left.sort(Comparator.comparing(Left::path));
      unreadable.sort(Comparator.comparing(Left::path));
      return new Listing(files, left, unreadable, remarks, empty);
    }
  }

  private static List<Path> walk(Path root, Found into) throws IOException {
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
            into.empty &= hidden(file);
            found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (file.equals(root)) {
              throw failure;
            }
            if (!hidden(file)) {
              unreadable(file, failure);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            if (failure != null) {
              unreadable(folder, failure);
            }
            return FileVisitResult.CONTINUE;
          }

          private void unreadable(Path path, IOException failure) {
            into.empty = false;
            boolean folder = Files.isDirectory(path);
            into.unreadable.add(
                new Left(
                    shown(root, path) + (folder ? "/" : ""),
                    (folder
                            ? "the folder cannot be read, what is in it is missing: "
                            : "it cannot be read: ")
                        + words(failure)));
          }
        });
    return found;
  }

  /** The path as far as it can be written down; bytes that are no UTF-8 are shown as such. */
  private static String shown(Path root, Path file) {
    return FileNames.relative(root, file)
        .orElseGet(() -> root.relativize(file).toString().replace('\\', '/'));
  }

  /** The path for patterns: with a letter for each that a pattern cannot match. */
  private static Path writable(Path root, Path file) {
    String plain = root.relativize(file).toString().replaceAll("[\\p{Cntrl}\uFFFD]", "x");
    return Path.of(plain);
  }

  private static @Nullable String controlCharacter(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        return "its name holds a %s; rename it, and the next run takes it"
            .formatted(
                path.charAt(i) == '\n'
                    ? "line feed"
                    : "control character (U+%04X)".formatted((int) path.charAt(i)));
      }
    }
    return null;
  }

  private static String words(IOException failure) {
    return failure instanceof AccessDeniedException
        ? "this user may not"
        : String.valueOf(failure.getMessage());
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private @Nullable String whyNot(Path realRoot, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".part") || name.endsWith(".tmp")) {
      return "still being written (%s)".formatted(name.substring(name.lastIndexOf('.')));
    }
    if (!file.toRealPath().startsWith(realRoot)) {
      return "a link that leads out of the input folder";
    }
    if (!Files.isRegularFile(file)) {
      return "not a file";
    }
    return tooEarly(Files.getLastModifiedTime(file).toInstant());
  }

  /** A clock may be a little ahead; a time that is far ahead would never come. */
  private @Nullable String tooEarly(Instant modified) {
    Instant now = clock.instant();
    if (modified.isAfter(now.plus(FAR_AHEAD))) {
      return null;
    }
    if (modified.isAfter(now)) {
      return "its time %s is in the future; it waits until then".formatted(modified);
    }
    return modified.isAfter(now.minus(settle))
        ? "younger than %s; it waits for the next edition".formatted(words(settle))
        : null;
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
