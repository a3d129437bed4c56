package dev.diptych.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folders that may not contain one another: digests, the database and its password would be read as
 * articles, articles be overwritten. Looks through links, and at folders that do not exist yet.
 */
final class FoldersApart {

  private FoldersApart() {}

  /**
   * How a folder and others get in each other's way, as the end of a sentence about the folder;
   * {@code null} if they do not.
   *
   * @param others what they are called → where they are
   */
  static @Nullable String clash(Path folder, Map<String, Path> others) {
    for (Map.Entry<String, Path> other : others.entrySet()) {
      String clash = clash(real(folder), real(other.getValue()));
      if (clash != null) {
        return "%s the %s %s".formatted(clash, other.getKey(), other.getValue());
      }
    }
    return null;
  }

  private static @Nullable String clash(Path folder, Path other) {
    if (folder.equals(other)) {
      return "is";
    }
    if (folder.startsWith(other)) {
      return "lies in";
    }
    return other.startsWith(folder) ? "holds" : null;
  }

  /** Where a path leads; what does not exist of it is taken as it is written. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }
}
