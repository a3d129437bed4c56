package dev.diptych.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that editions are published to: {@code <root>/<job>/<edition>/<target>/<file>}.
 *
 * <p>A file is either there as a whole or not at all: it is written under a temporary name in the
 * same folder, forced to the disk, and renamed. Nothing is ever written outside the root, also
 * where a folder below it was replaced by a symbolic link. Safe for use by several threads as long
 * as no two write the same file.
 */
public final class OutputFolder {

  private static final String LATEST = "latest";
  private static final String TEMPORARY = ".tmp";

  /** What a folder or file of ours may be called: nothing hidden, no separators, nothing above. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

  private final Path root;

  /** An output folder at this place; it is made when the first file is written. */
  public OutputFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Where the files of one edition and target language stand.
   *
   * @param job the job's name
   * @param edition the edition's label
   * @param target BCP 47 tag of the target language
   */
  public record Place(String job, String edition, String target) {

    /** Rejects names that cannot be folders of ours. */
    public Place {
      requireName(job);
      requireName(edition);
      requireName(target);
      if (edition.equals(LATEST)) {
        throw new IllegalArgumentException("An edition cannot be labelled \"latest\"");
      }
    }
  }

  /**
   * A file that was written.
   *
   * @param checksum SHA-256 in lower-case hexadecimal
   */
  public record Written(Path path, String checksum) {}

  /** Asked when a file is complete and before it appears under its name. */
  @FunctionalInterface
  public interface Fence {

    /** Always lets the file appear. */
    Fence NONE = () -> {};

    /** Throws if this process may write no more; the file then does not appear. */
    void check();
  }

  /**
   * Writes one file, replacing an earlier one.
   *
   * @param name the file's name: ASCII letters, digits, {@code . _ -}, not beginning with a dot
   * @throws IOException if the disk refuses; the message names the file
   * @throws IllegalArgumentException if the name could lead elsewhere
   */
  public Written write(Place place, String name, byte[] bytes, Fence fence) throws IOException {
    requireName(name);
    Path folder = folder(place);
    return new Written(replace(folder, name, bytes, fence), checksum(bytes));
  }

  /**
   * Writes a revision of a digest as {@code <slug>.<format>}. Before a later revision replaces an
   * earlier one, the earlier is kept as {@code <slug>.r<n>.<format>}; writing the same revision
   * again keeps nothing twice.
   *
   * @param revision from 1
   */
  public Written writeRevision(
      Place place, String slug, String format, int revision, byte[] bytes, Fence fence)
      throws IOException {
    String name = slug + "." + format;
    requireName(name);
    if (revision > 1) {
      Path folder = folder(place);
      Path current = folder.resolve(name);
      String keptName = earlier(slug, revision - 1, format);
      boolean isFile = Files.isRegularFile(current, LinkOption.NOFOLLOW_LINKS);
      if (isFile && !Files.exists(folder.resolve(keptName), LinkOption.NOFOLLOW_LINKS)) {
        replace(folder, keptName, Files.readAllBytes(current), fence);
      }
    }
    return write(place, name, bytes, fence);
  }

  /** The name under which an earlier revision of a digest is kept. */
  static String earlier(String slug, int revision, String format) {
    return slug + ".r" + revision + "." + format;
  }

  /**
   * Deletes the files of one digest in all formats and revisions.
   *
   * @return the names of the files deleted, sorted
   */
  public List<String> withdraw(Place place, String slug) throws IOException {
    requireName(slug);
    List<String> deleted = new ArrayList<>();
    for (Path file : list(folder(place))) {
      String name = file.getFileName().toString();
      if (name.startsWith(slug + ".")) {
        Files.delete(file);
        deleted.add(name);
      }
    }
    return deleted;
  }

  /**
   * Deletes temporary files that a process which died has left in an edition. To be called when no
   * other process writes to it.
   *
   * @return how many were deleted
   */
  public int sweep(String job, String edition) throws IOException {
    requireName(job);
    requireName(edition);
    int deleted = 0;
    Path jobFolder = root.resolve(job);
    Path editionFolder = jobFolder.resolve(edition);
    if (!isRealFolder(root.resolve(job)) || !isRealFolder(editionFolder)) {
      return 0;
    }
    List<Path> folders = new ArrayList<>(List.of(jobFolder, editionFolder));
    list(editionFolder).stream().filter(OutputFolder::isRealFolder).forEach(folders::add);
    for (Path folder : folders) {
      for (Path file : list(folder)) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") && name.endsWith(TEMPORARY)) {
          Files.delete(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  /** Whether an edition stands here. */
  public boolean holds(String job, String edition) {
    requireName(job);
    requireName(edition);
    return isRealFolder(root)
        && isRealFolder(root.resolve(job))
        && isRealFolder(root.resolve(job).resolve(edition));
  }

  /**
   * Deletes everything that was published of an edition; links are deleted, never followed. To be
   * called when no other process writes to it.
   */
  public void remove(String job, String edition) throws IOException {
    if (!holds(job, edition) || edition.equals(LATEST)) {
      return;
    }
    List<Path> deepestLast;
    try (Stream<Path> files = Files.walk(root.resolve(job).resolve(edition))) {
      deepestLast = files.toList();
    }
    for (int i = deepestLast.size() - 1; i >= 0; i--) {
      Files.delete(deepestLast.get(i));
    }
  }

  /**
   * Makes {@code <root>/<job>/latest} lead to this edition: a relative symbolic link, or, where the
   * file system has none, a page in {@code latest/<target>/} that leads on. Never leads back from a
   * newer edition to an older one.
   *
   * @param targets the target languages of the edition
   * @return whether it leads to this edition now
   */
  public boolean latest(String job, String edition, List<String> targets) throws IOException {
    targets.forEach(target -> new Place(job, edition, target));
    Path jobFolder = folder(job);
    Path latest = jobFolder.resolve(LATEST);
    if (Files.isSymbolicLink(latest)) {
      String now = Files.readSymbolicLink(latest).toString();
      if (Files.isDirectory(jobFolder.resolve(now)) && newer(now, edition)) {
        return false;
      }
    }
    if (isRealFolder(latest) || !link(jobFolder, latest, edition)) {
      for (String target : targets) {
        Path folder = folder(job, LATEST, target);
        replace(folder, "index.html", RedirectPage.to(edition, target), Fence.NONE);
      }
    }
    return true;
  }

  private static boolean link(Path jobFolder, Path latest, String edition) throws IOException {
    Path temporary = temporary(jobFolder, LATEST);
    try {
      Files.createSymbolicLink(temporary, Path.of(edition));
      Files.move(
          temporary, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.deleteIfExists(temporary);
      return false;
    }
  }

  /** Labels are a date and, from the second edition of a day, a number: {@code 2026-11-24-2}. */
  private static boolean newer(String a, String b) {
    int byLength = Integer.compare(a.length(), b.length());
    boolean sameDay = a.length() >= 10 && b.length() >= 10 && a.startsWith(b.substring(0, 10));
    return sameDay && byLength != 0 ? byLength > 0 : a.compareTo(b) > 0;
  }

  private Path folder(Place place) throws IOException {
    return folder(place.job(), place.edition(), place.target());
  }

  /** Makes the folders one by one and refuses any that is not a real folder. */
  private Path folder(String... names) throws IOException {
    Files.createDirectories(root);
    Path folder = root;
    for (String name : names) {
      requireName(name);
      folder = folder.resolve(name);
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(folder);
      }
      if (!isRealFolder(folder)) {
        throw new FileSystemException(
            folder.toString(),
            null,
            "is a link or a file where a folder of the edition should be; nothing was written."
                + " Move it away and run again");
      }
    }
    return folder;
  }

  static boolean isRealFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  static Path replace(Path folder, String name, byte[] bytes, Fence fence) throws IOException {
    Path temporary = temporary(folder, name);
    Path target = folder.resolve(name);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      fence.check();
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
    return target;
  }

  private static Path temporary(Path folder, String name) {
    return folder.resolve("." + name + "." + UUID.randomUUID() + TEMPORARY);
  }

  /** Makes the rename itself durable; systems that cannot open a folder do not need it. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows refuses to open folders; NTFS journals the rename itself.
    }
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" cannot be a name in the output folder: only ASCII letters, digits, '.', '_'"
                  + " and '-', beginning with a letter or digit, at most 120 characters",
              PlainText.line(PlainText.beginning(name, 120))));
    }
  }

  /** SHA-256 in lower-case hexadecimal. */
  static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
