package dev.diptych.publish;

import dev.diptych.text.Checksums;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
  private static final int BUFFER = 1 << 16;

  /** What a folder or file of ours may be called: nothing hidden, no separators, nothing above. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

  /** So long a process may go on renaming on the word of one look at its fence. */
  private static final long FENCE_HOLDS_NANOS = 1_000_000_000;

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
   * A file that is on the disk under a temporary name and waits to {@linkplain #appear appear}.
   *
   * @param checksum SHA-256 in lower-case hexadecimal
   */
  public record Waiting(Path temporary, Path path, String checksum) {}

  /**
   * Writes one file, replacing an earlier one.
   *
   * @param name the file's name: ASCII letters, digits, {@code . _ -}, not beginning with a dot
   * @throws IOException if the disk refuses; the message names the file
   * @throws IllegalArgumentException if the name could lead elsewhere
   */
  public Written write(Place place, String name, byte[] bytes, Fence fence) throws IOException {
    Waiting file = prepare(place, name, bytes);
    appear(List.of(file), fence);
    return new Written(file.path(), file.checksum());
  }

  /**
   * Writes one file that does not appear yet, and forces it to the disk.
   *
   * @throws IOException if the disk refuses; the message names the file
   * @throws IllegalArgumentException if the name could lead elsewhere
   */
  public Waiting prepare(Place place, String name, byte[] bytes) throws IOException {
    requireName(name);
    return prepare(folder(place), name, bytes);
  }

  /**
   * Writes one file as it grows, which does not appear yet, and forces it to the disk.
   *
   * @throws IOException if the disk refuses; the message names the file
   * @throws IllegalArgumentException if the name could lead elsewhere
   */
  public Waiting prepare(Place place, String name, EditionFolder.Content content)
      throws IOException {
    requireName(name);
    return prepare(folder(place), name, content);
  }

  /**
   * Deletes the index pages from this number on: an earlier edition of more articles had them.
   *
   * @param pages how many it has now, at least 1
   */
  public void removeIndexBeyond(Place place, int pages) throws IOException {
    Path folder = folder(place);
    int number = pages + 1;
    while (Files.deleteIfExists(folder.resolve(IndexPages.file(number)))) {
      number++;
    }
  }

  /**
   * Writes a revision of a digest as {@code <slug>.<format>} that does not appear yet. Before a
   * later revision replaces an earlier one, the earlier is kept as {@code <slug>.r<n>.<format>};
   * writing the same revision again keeps nothing twice.
   *
   * @param revision from 1
   * @return what has to appear, in this order; the revision itself comes last
   */
  public List<Waiting> prepareRevision(
      Place place, String slug, String format, int revision, byte[] bytes) throws IOException {
    String name = slug + "." + format;
    requireName(name);
    List<Waiting> files = new ArrayList<>();
    if (revision > 1) {
      Path folder = folder(place);
      Path current = folder.resolve(name);
      String keptName = earlier(slug, revision - 1, format);
      boolean isFile = Files.isRegularFile(current, LinkOption.NOFOLLOW_LINKS);
      if (isFile && !Files.exists(folder.resolve(keptName), LinkOption.NOFOLLOW_LINKS)) {
        files.add(prepare(folder, keptName, Files.readAllBytes(current)));
      }
    }
    files.add(prepare(place, name, bytes));
    return files;
  }

  /**
   * Lets files appear under their names, one after the other in this order, each as a whole; when
   * it returns that is on the disk: each folder is forced once, however many files there are. What
   * could not appear is deleted.
   *
   * @param fence asked before the first, and again whenever a second has gone by: a process that
   *     stood still meanwhile may have lost its right to write
   */
  public static void appear(Collection<Waiting> files, Fence fence) throws IOException {
    try {
      long asked = System.nanoTime();
      fence.check();
      for (Waiting file : files) {
        if (System.nanoTime() - asked > FENCE_HOLDS_NANOS) {
          asked = System.nanoTime();
          fence.check();
        }
        Files.move(
            file.temporary(),
            file.path(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Waiting file : files) {
        Files.deleteIfExists(file.temporary());
      }
    }
    files.stream()
        .map(file -> file.path().getParent())
        .distinct()
        .forEach(OutputFolder::forceFolder);
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
    Waiting file = prepare(folder, name, bytes);
    appear(List.of(file), fence);
    return file.path();
  }

  private static Waiting prepare(Path folder, String name, byte[] bytes) throws IOException {
    return prepare(folder, name, out -> out.write(bytes));
  }

  private static Waiting prepare(Path folder, String name, EditionFolder.Content content)
      throws IOException {
    Path temporary = temporary(folder, name);
    MessageDigest sha256 = Checksums.newSha256();
    boolean whole = false;
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(channel), sha256), BUFFER);
      content.to(out);
      out.flush();
      channel.force(true);
      whole = true;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    } finally {
      if (!whole) {
        Files.deleteIfExists(temporary);
      }
    }
    return new Waiting(temporary, folder.resolve(name), Checksums.written(sha256.digest()));
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
}
