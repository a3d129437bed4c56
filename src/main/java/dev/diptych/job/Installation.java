package dev.diptych.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.system.ApplicationHome;

/**
 * The folder Diptych lives in: {@code jobs}, {@code input}, {@code output} and {@code data} lie in
 * it, whatever the working directory is.
 *
 * @param home absolute
 */
public record Installation(Path home) {

  /** Names the folder where it is not to be found by itself: a system property. */
  public static final String HOME_PROPERTY = "diptych.home";

  private static final String SUFFIX = ".yaml";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final String HOME_VARIABLE = "DIPTYCH_HOME";

  /** Makes the path absolute and free of {@code ..}. */
  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * This process's: what {@value #HOME_PROPERTY} or {@code DIPTYCH_HOME} names, otherwise the
   * nearest folder above the jar or the classes that holds {@code jobs}, otherwise the working
   * directory.
   */
  public static Installation ofProcess() {
    String named = System.getProperty(HOME_PROPERTY, System.getenv(HOME_VARIABLE));
    if (named != null && !named.isBlank()) {
      return new Installation(Path.of(named));
    }
    Path above = new ApplicationHome(Installation.class).getDir().toPath().toAbsolutePath();
    for (@Nullable Path folder = above; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("jobs"))) {
        return new Installation(folder);
      }
    }
    return new Installation(Path.of(""));
  }

  /** Where the job files are. */
  public Path jobs() {
    return home.resolve("jobs");
  }

  /** Where the database and the kept sources are; never in the output folder. */
  public Path data() {
    return home.resolve("data");
  }

  /**
   * The same installation, if it is one: it has a folder of job files. A wrong name would make a
   * new database somewhere and say that nothing needs anyone.
   *
   * @throws UsageException if it is none
   */
  public Installation existing() {
    if (!Files.isDirectory(jobs())) {
      throw new UsageException(
          "%s is no installation of Diptych: it has no folder jobs. Name the right one: DIPTYCH_HOME=FOLDER, or make the folder"
              .formatted(home));
    }
    return this;
  }

  /**
   * The output folders of this installation: the default, and what the job files name as far as
   * they can be read.
   */
  public Set<Path> outputs() {
    Set<Path> outputs = new LinkedHashSet<>();
    outputs.add(home.resolve("output"));
    for (String job : jobNames()) {
      JobFileReader.outputNamedIn(jobs().resolve(job + ".yaml"))
          .ifPresent(named -> outputs.add(home.resolve(named).normalize()));
    }
    return outputs;
  }

  /**
   * The file of a job.
   *
   * @param job a name, or the path of a YAML file
   * @throws UsageException if there is none, naming the jobs there are
   */
  public Path jobFile(String job) {
    boolean isPath = job.endsWith(".yaml") || job.endsWith(".yml");
    Path file = isPath ? Path.of(job).toAbsolutePath().normalize() : jobs().resolve(job + ".yaml");
    if (!isPath && !NAME.matcher(job).matches()) {
      throw noJob(
          job, "names of jobs are of lower-case letters, digits and hyphens, such as my-job");
    }
    if (!Files.isRegularFile(file)) {
      Path other = jobs().resolve(job + ".yml");
      throw noJob(
          job,
          Files.isRegularFile(other)
              ? "rename %s to %s".formatted(other, file.getFileName())
              : file + " does not exist");
    }
    return file;
  }

  /** What to say of a name that neither a job file nor an edition has; names the jobs there are. */
  public UsageException noJob(String job) {
    return noJob(job, "no such job file and no edition of it");
  }

  private UsageException noJob(String job, String why) {
    List<String> names = jobNames();
    return new NotFoundException(
        "There is no job %s: %s. Jobs here: %s%s"
            .formatted(
                job, why, names.isEmpty() ? "none" : String.join(", ", names), passedOver()));
  }

  /** The names of all jobs, sorted. */
  public List<String> jobNames() {
    return files().stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .filter(name -> NAME.matcher(name).matches())
        .toList();
  }

  private String passedOver() {
    return notRead().map(words -> ". " + words).orElse("");
  }

  /** Files that look like job files and are none, in words. */
  public Optional<String> notRead() {
    List<String> others =
        files().stream()
            .filter(name -> name.endsWith(".yml") || name.endsWith(SUFFIX))
            .filter(
                name ->
                    !name.endsWith(SUFFIX)
                        || !NAME.matcher(name.substring(0, name.length() - SUFFIX.length()))
                            .matches())
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not read for their names: "
                + String.join(", ", others)
                + " (a job file is called NAME.yaml, without blanks or capitals)");
  }

  private List<String> files() {
    if (!Files.isDirectory(jobs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jobs())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UsageException("The folder of job files %s cannot be read".formatted(jobs()));
    }
  }
}
