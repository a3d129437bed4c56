package dev.diptych.publish;

import dev.diptych.text.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in an output folder, looked at and never changed. Safe for use by several threads.
 */
public final class PublishedFiles {

  private final Path root;

  /** Of the output folder at this place; it need not exist. */
  public PublishedFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Labels of the editions of a job that stand here with an index or a manifest, sorted. */
  public Set<String> labels(String job) throws IOException {
    OutputFolder.requireName(job);
    Set<String> labels = new TreeSet<>();
    Path folder = root.resolve(job);
    if (!OutputFolder.isRealFolder(folder)) {
      return labels;
    }
    for (Path edition : OutputFolder.list(folder)) {
      if (OutputFolder.isRealFolder(edition) && hasPages(edition)) {
        labels.add(edition.getFileName().toString());
      }
    }
    return labels;
  }

  private static boolean hasPages(Path edition) throws IOException {
    for (Path target : OutputFolder.list(edition)) {
      for (String name : List.of(EditionPages.INDEX, EditionPages.MANIFEST)) {
        if (isFile(target.resolve(name))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a file is there; not whether it is what was written. */
  public boolean has(OutputFolder.Place place, String name) {
    return isFile(file(place, name));
  }

  /**
   * The SHA-256 of a file as it stands there, in lower-case hexadecimal.
   *
   * @return empty if it is not there
   * @throws IOException if it is there and cannot be read
   */
  public Optional<String> checksum(OutputFolder.Place place, String name) throws IOException {
    Path file = file(place, name);
    return isFile(file)
        ? Optional.of(Checksums.sha256(Files.readAllBytes(file)))
        : Optional.empty();
  }

  /**
   * A file as it stands there.
   *
   * @param name as it was written; it never leads out of the folder
   * @return empty if it is not there, or a link stands where a folder of ours should be
   * @throws IOException if it is there and cannot be read
   */
  public Optional<byte[]> read(OutputFolder.Place place, String name) throws IOException {
    Path file = file(place, name);
    Path edition = root.resolve(place.job()).resolve(place.edition());
    boolean ours =
        OutputFolder.isRealFolder(root.resolve(place.job()))
            && OutputFolder.isRealFolder(edition)
            && OutputFolder.isRealFolder(edition.resolve(place.target()));
    return ours && isFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private Path file(OutputFolder.Place place, String name) {
    OutputFolder.requireName(name);
    return root.resolve(place.job()).resolve(place.edition()).resolve(place.target()).resolve(name);
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
