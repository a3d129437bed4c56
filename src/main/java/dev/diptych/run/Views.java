package dev.diptych.run;

import dev.diptych.digest.UnitState;
import dev.diptych.run.EditionView.Full;
import dev.diptych.run.EditionView.PassView;
import dev.diptych.run.EditionView.UnitCounts;
import dev.diptych.run.Recovery.Diagnosis;
import dev.diptych.run.RunReport.Outcome;
import dev.diptych.run.jobfile.JobFile;
import dev.diptych.store.EditionRow;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.Units.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads editions for people: never through Spring Batch's own object graph. */
@Component
final class Views {

  private final Tables tables;
  private final Recovery recovery;

  Views(Tables tables, Recovery recovery) {
    this.tables = tables;
    this.recovery = recovery;
  }

  EditionView of(EditionRow edition) {
    return of(edition, tables.manifest().fates(edition.id()));
  }

  private EditionView of(EditionRow edition, Map<Fate, Integer> fates) {
    PassRow pass = tables.editions().lastPass(edition.id());
    Diagnosis diagnosis = pass.state() == State.RUNNING ? recovery.diagnose(pass) : null;
    return new EditionView(
        edition.job(),
        edition.label(),
        edition.asOf(),
        pass.state().name(),
        pass.exitStatus(),
        pass.failure(),
        diagnosis == null ? null : diagnosis.evidence(),
        diagnosis != null && diagnosis.dead(),
        pass.number(),
        pass.startedAt(),
        pass.finishedAt(),
        fates.getOrDefault(Fate.READ, 0),
        fates.getOrDefault(Fate.SKIPPED, 0),
        fates.getOrDefault(Fate.FILTERED, 0),
        fates.getOrDefault(Fate.PENDING, 0),
        counts(edition.id()),
        tables.digests().publishedCount(edition.id()));
  }

  private UnitCounts counts(long editionId) {
    Map<UnitState, Integer> counts = tables.units().counts(editionId);
    return new UnitCounts(
        counts.getOrDefault(UnitState.PENDING, 0),
        counts.getOrDefault(UnitState.TRANSLATED, 0),
        counts.getOrDefault(UnitState.WARNED, 0),
        counts.getOrDefault(UnitState.GAP, 0),
        counts.getOrDefault(UnitState.DEFERRED, 0));
  }

  Full full(EditionRow edition) {
    List<ItemRow> items = tables.manifest().items(edition.id());
    return new Full(
        of(edition),
        tables.editions().passes(edition.id()).stream().map(Views::pass).toList(),
        items,
        tables.units().list(edition.id(), Choice.ALL_MISSING),
        tables.engineUse().ofEdition(edition.id()),
        index(edition));
  }

  private static PassView pass(PassRow pass) {
    return new PassView(
        pass.number(),
        pass.kind().name(),
        pass.state().name(),
        pass.exitStatus(),
        pass.actor(),
        pass.reason(),
        pass.engine(),
        pass.startedAt(),
        pass.finishedAt());
  }

  /** The index pages that stand in the output folder. */
  List<String> index(EditionRow edition) {
    JobFile job = JobFile.thaw(edition.settings());
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

  /** How a run of this edition ended. */
  RunReport report(EditionRow edition, PassRow pass, Duration elapsed, List<String> notes) {
    EditionView view = of(edition);
    Outcome outcome =
        switch (pass.state()) {
          case FINISHED ->
              EditionStage.WITH_GAPS.equals(pass.exitStatus()) ? Outcome.GAPS : Outcome.COMPLETE;
          case STOPPED -> Outcome.STOPPED;
          case READY, RUNNING, FAILED, ABANDONED -> Outcome.FAILED;
        };
    return new RunReport(
        edition.job(),
        edition.label(),
        pass.number(),
        outcome,
        view.articles(),
        view.units().all(),
        view.units().translated() + view.units().warned(),
        view.units().gaps(),
        view.units().deferred(),
        view.skipped(),
        view.filtered(),
        tables.engineUse().ofEdition(edition.id()).stream().mapToLong(Use::calls).sum(),
        elapsed,
        index(edition),
        notes);
  }
}
