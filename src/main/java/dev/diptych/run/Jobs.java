package dev.diptych.run;

import dev.diptych.engine.Engines;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.publish.DigestRenderer;
import dev.diptych.run.jobfile.JobFile;
import dev.diptych.run.jobfile.Known;
import dev.diptych.run.jobfile.Overrides;
import dev.diptych.store.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The job files of this installation. Read anew each time: what counts is the file. */
@Component
final class Jobs {

  private static final String YAML = ".yaml";

  private final Installation installation;
  private final Known known;

  Jobs(Installation installation, Engines engines, List<DigestRenderer> renderers) {
    this.installation = installation;
    this.known =
        Known.of(
            engines.translations().stream().map(TranslationEngine::identity).toList(),
            renderers.stream().map(DigestRenderer::format).toList());
  }

  /**
   * Reads a job file.
   *
   * @throws UsageException if there is none of this name, or it has faults
   */
  JobFile load(String job, Overrides overrides) {
    List<String> names = names();
    if (!names.contains(job)) {
      throw new UsageException(
          "There is no job %s: %s has %s. Write %s, or run one of these"
              .formatted(
                  job,
                  installation.jobs(),
                  names.isEmpty() ? "no job file" : String.join(", ", names),
                  installation.jobs().resolve(job + YAML)));
    }
    return JobFile.load(
        installation.jobs().resolve(job + YAML), installation.home(), known, overrides);
  }

  /** Names of the job files, sorted. */
  List<String> names() {
    if (!Files.isDirectory(installation.jobs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(installation.jobs())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .map(name -> name.substring(0, name.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UsageException(
          "The folder of job files %s cannot be read: %s".formatted(installation.jobs(), e));
    }
  }
}
