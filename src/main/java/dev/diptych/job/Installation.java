package dev.diptych.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    Path file = isPath ? Path.of(job).toAbsolutePath().normalize() : named(job);
    if (!Files.isRegularFile(file)) {
      List<String> names = jobNames();
      throw new UsageException(
          "There is no job %s: %s does not exist. Jobs here: %s"
              .formatted(job, file, names.isEmpty() ? "none" : String.join(", ", names)));
    }
    return file;
  }

  private Path named(String job) {
    return job.matches("[\\w.-]+") ? jobs().resolve(job + ".yaml") : jobs().resolve("?");
  }

  /** The names of all jobs, sorted. */
  public List<String> jobNames() {
    if (!Files.isDirectory(jobs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(jobs())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UsageException("The folder of job files cannot be read: " + e);
    }
  }
}
