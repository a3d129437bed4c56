package dev.diptych.store;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where this installation lives. Every relative path of a job file or an option resolves against
 * it, never against the working directory, so that a scheduler and a person see the same files.
 *
 * @param home the folder with {@code jobs} in it
 */
public record Installation(Path home) {

  private static final String JOBS = "jobs";
  private static final int LEVELS = 4;

  /**
   * The configured home, else the nearest folder above the program that has a {@code jobs} folder,
   * else the working directory.
   */
  public static Installation find(@Nullable String configured) {
    if (configured != null && !configured.isBlank()) {
      return new Installation(Path.of(configured).toAbsolutePath().normalize());
    }
    Path above = program();
    for (int level = 0; above != null && level < LEVELS; level++, above = above.getParent()) {
      if (Files.isDirectory(above.resolve(JOBS))) {
        return new Installation(above);
      }
    }
    return new Installation(Path.of("").toAbsolutePath());
  }

  /** The jar, or the folder of classes; {@code null} if the platform does not say. */
  private static @Nullable Path program() {
    CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    // Inside an executable jar: jar:nested:/path/diptych.jar/!BOOT-INF/classes/!/
    String location = source.getLocation().toString();
    int nested = location.indexOf("nested:");
    try {
      return nested >= 0
          ? Path.of(location.substring(nested + "nested:".length(), location.indexOf("/!")))
          : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** A path of a job file or an option. */
  public Path resolve(String path) {
    return home.resolve(path).normalize();
  }

  /** The folder with the job files. */
  public Path jobs() {
    return home.resolve(JOBS);
  }
}
