package dev.diptych.operations;

import dev.diptych.engine.EngineKind;
import dev.diptych.engine.Engines;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Known;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import dev.diptych.publish.DigestRenderer;
import dev.diptych.publish.EditionRenderer;
import dev.diptych.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The job files of this installation. Read anew each time: what counts is the file. */
@Component
final class Jobs {

  private final Installation installation;
  private final Known known;

  Jobs(
      Installation installation,
      Engines engines,
      List<EngineKind> kinds,
      List<DigestRenderer> renderers,
      List<EditionRenderer> editionRenderers,
      Database database,
      BackupSettings backups) {
    this.installation = installation;
    this.known =
        Known.of(
                engines.translations().stream()
                    .collect(Collectors.toMap(TranslationEngine::name, TranslationEngine::reach)),
                renderers.stream().map(DigestRenderer::format).toList())
            .withEditionFormats(
                editionRenderers.stream()
                    .map(EditionRenderer::format)
                    .filter(Objects::nonNull)
                    .toList())
            .withWriters(engines.writers())
            .withNotConfigured(EngineKind.whyNot(kinds))
            .with(
                Map.of(
                    "folder of job files",
                    installation.jobs(),
                    "data folder",
                    database.folder(),
                    "folder of backups",
                    BackupFolder.of(backups, installation).path()));
  }

  /**
   * Reads a job file.
   *
   * @throws UsageException if there is none of this name, or it has faults
   */
  JobFile load(String job, Overrides overrides) {
    return JobFile.load(installation.jobFile(job), installation.home(), known, overrides);
  }

  /**
   * Makes sure that there is a job of this name, or was.
   *
   * @param hasEditions whether it has an edition, so that its file may be gone
   * @throws UsageException if not
   */
  void requireKnown(String job, boolean hasEditions) {
    if (!hasEditions && !names().contains(job)) {
      throw installation.noJob(job);
    }
  }

  /**
   * The same as {@link #load} where the input folder may be missing: a share that is not mounted is
   * no fault of the job file.
   */
  JobFile loadAlsoWithoutInput(String job, Overrides overrides) {
    return JobFile.load(
        installation.jobFile(job),
        installation.home(),
        known.withInputThatMayBeMissing(),
        overrides);
  }

  /** Names of the job files, sorted. */
  List<String> names() {
    return installation.jobNames();
  }
}
