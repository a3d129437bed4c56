package dev.diptych.job;

import dev.diptych.job.Fields.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one job: from its file, or from the command line in place of that. None may
 * contain the other or a folder of the installation: digests, or the database's password, would be
 * read as articles in the next night.
 */
final class JobFolders {

  static final Field INPUT = new Field("input", "input: input");

  private final Path file;
  private final Path home;
  private final Known known;
  private final Overrides overrides;
  private final Faults faults;

  JobFolders(Path file, Path home, Known known, Overrides overrides, Faults faults) {
    this.file = file;
    this.home = home;
    this.known = known;
    this.overrides = overrides;
    this.faults = faults;
  }

  /** The folder of article files; what is wrong with it goes to the faults. */
  Path input(Fields fields) {
    Path given = overrides.input();
    if (given != null) {
      fields.optional(new Field("input", ""), text -> text);
      String clash = clash(given, Map.of());
      if (!Files.isDirectory(given)) {
        faults.addArgument("there is no folder " + given, "--input input");
      } else if (clash != null) {
        faults.addArgument("--input %s %s".formatted(given, clash), "--input input");
      }
      return given;
    }
    Fields inside = fields.isMapping("input") ? fields.mapping(INPUT) : fields;
    Field field = inside == fields ? INPUT : new Field("folder", "folder: input");
    // Whatever is wrong with it, no output folder lies in the job file.
    return inside.required(field, file, this::inputFolder);
  }

  private Path inputFolder(String text) {
    Path folder = home.resolve(text).normalize();
    boolean missing = !Files.exists(folder) && known.inputMayBeMissing();
    if (!missing && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("is no folder (%s does not exist)".formatted(folder));
    }
    return apart(folder, Map.of());
  }

  /**
   * The folder for editions; what is wrong with it goes to the faults.
   *
   * @param input as it was read
   */
  Path output(Fields fields, Path input) {
    Map<String, Path> others = input.equals(file) ? Map.of() : Map.of("input folder", input);
    Path given = overrides.output();
    if (given != null) {
      fields.optional(new Field("output", ""), text -> text);
      String clash = Files.isRegularFile(given) ? "is a file" : clash(given, others);
      if (clash != null) {
        faults.addArgument("--output %s %s".formatted(given, clash), "--output output");
      }
      return given;
    }
    Path standard = home.resolve("output");
    Path named =
        fields.optional(
            new Field("output", "output: output"),
            text -> {
              Path folder = home.resolve(Meanings.text(text)).normalize();
              if (Files.isRegularFile(folder)) {
                throw new IllegalArgumentException("is a file");
              }
              return apart(folder, others);
            });
    String clash = fields.has("output") ? null : clash(standard, others);
    if (clash != null) {
      faults.add(
          fields.line("input"),
          "output is not set, and the default %s %s".formatted(standard, clash),
          "input: input, or output: a folder outside of it");
    }
    return named == null ? standard : named;
  }

  /** What is wrong with a folder of this job, {@code null} if nothing. */
  private @Nullable String clash(Path folder, Map<String, Path> others) {
    Map<String, Path> all = new LinkedHashMap<>(others);
    all.putAll(known.folders());
    all.put("job file", file);
    return FoldersApart.clash(folder, all);
  }

  private Path apart(Path folder, Map<String, Path> others) {
    String clash = clash(folder, others);
    if (clash != null) {
      throw new IllegalArgumentException(clash);
    }
    return folder;
  }
}
