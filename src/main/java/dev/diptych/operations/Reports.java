package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.run.EditionStage;
import dev.diptych.run.FaultWords;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says how orders ended. */
@Component
class Reports {

  private final EditionSummaries summaries;
  private final EngineUse engineUse;
  private final Installation installation;

  Reports(EditionSummaries summaries, EngineUse engineUse, Installation installation) {
    this.summaries = summaries;
    this.engineUse = engineUse;
    this.installation = installation;
  }

  /**
   * How a run that has just ended did: that its figures cannot be read is no fault of the edition,
   * which is out.
   */
  RunReport ofRun(EditionRow edition, PassRow pass, Duration elapsed, List<String> notes) {
    try {
      return of(edition, pass, elapsed, notes);
    } catch (RuntimeException e) {
      List<String> all = new ArrayList<>(notes);
      all.add(
          "The run of edition %s has ended as it says here, but its figures cannot be read: %s. To see them: diptych show %s %s"
              .formatted(edition.name(), FaultWords.of(e), edition.job(), edition.label()));
      return withoutEdition(JobFile.thaw(edition.settings()), outcome(pass), 0, all);
    }
  }

  private static Outcome outcome(PassRow pass) {
    return switch (pass.state()) {
      case FINISHED ->
          EditionStage.WITH_GAPS.equals(pass.exitStatus()) ? Outcome.GAPS : Outcome.COMPLETE;
      case STOPPED -> Outcome.STOPPED;
      case READY, RUNNING, FAILED, ABANDONED, SUPERSEDED -> Outcome.FAILED;
    };
  }

  /** How this edition stands after a pass. */
  RunReport of(EditionRow edition, PassRow pass, Duration elapsed, List<String> notes) {
    EditionSummary view = summaries.of(edition.id());
    UnitCounts units = UnitCounts.of(view.units());
    return new RunReport(
        edition.job(),
        edition.label(),
        pass.number(),
        outcome(pass),
        view.fates().getOrDefault(Fate.READ, 0),
        units.all(),
        units.translated() + units.warned(),
        units.gaps(),
        units.deferred(),
        view.fates().getOrDefault(Fate.SKIPPED, 0),
        view.fates().getOrDefault(Fate.FILTERED, 0),
        view.files(),
        engineUse.ofEdition(edition.id()).stream().mapToLong(Use::calls).sum(),
        elapsed,
        index(edition),
        notes,
        List.of());
  }

  /** The index pages that stand in the output folder. */
  List<String> index(EditionRow edition) {
    JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
    List<String> pages = new ArrayList<>();
    for (String target : job.targets()) {
      Path page =
          job.output()
              .resolve(edition.job())
              .resolve(edition.label())
              .resolve(target)
              .resolve("index.html");
      if (Files.exists(page)) {
        pages.add(page.toString());
      }
    }
    return pages;
  }

  /** Nothing was done on purpose. */
  RunReport dryRun(JobFile job, String what, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add("Dry run: %s %s; nothing was changed".formatted(job.name(), what));
    return withoutEdition(job, Outcome.DRY_RUN, 0, all);
  }

  /** There was nothing to do. */
  RunReport nothingNew(JobFile job, int files, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add(
        "Nothing new in %s: %d files, all known. To take unchanged files again: diptych run %s --all"
            .formatted(job.input(), files, job.name()));
    return withoutEdition(job, Outcome.NOTHING_NEW, files, all);
  }

  /** There was nothing to read, where there should be something. */
  RunReport noInput(JobFile job, List<String> notes) {
    return withoutEdition(job, Outcome.NO_INPUT, 0, notes);
  }

  private static RunReport withoutEdition(
      JobFile job, Outcome outcome, int filtered, List<String> notes) {
    return new RunReport(
        job.name(),
        null,
        0,
        outcome,
        0,
        0,
        0,
        0,
        0,
        0,
        filtered,
        new EditionSummary.Files(0, 0, filtered, 0, 0, 0, 0),
        0,
        Duration.ZERO,
        List.of(),
        notes,
        List.of());
  }
}
