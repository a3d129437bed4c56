package dev.diptych.job;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of the command line (or of the console) that stand in place of a job file's settings
 * for one edition.
 *
 * @param input folder of article files, absolute, {@code null} for the file's
 * @param output folder for editions, absolute, {@code null} for the file's
 * @param edition label of the edition, {@code null} for the date
 * @param targets BCP 47 tags, empty for the file's
 * @param engines engine names, empty for the file's
 * @param all whether unchanged files are taken again
 */
public record Overrides(
    @Nullable Path input,
    @Nullable Path output,
    @Nullable String edition,
    List<String> targets,
    List<String> engines,
    boolean all) {

  /** The job file as it is. */
  public static final Overrides NONE = new Overrides(null, null, null, List.of(), List.of(), false);

  /** Copies the lists, so that the overrides cannot change. */
  public Overrides {
    targets = List.copyOf(targets);
    engines = List.copyOf(engines);
  }
}
