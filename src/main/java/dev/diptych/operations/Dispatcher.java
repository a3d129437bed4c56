package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.operations.RunAudit.Ordered;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.run.FaultWords;
import dev.diptych.run.RunLog;
import dev.diptych.run.RunProgress;
import dev.diptych.run.Runner;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.ItemRow;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.Manifest;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Carries out passes that wait to be run, each in the thread that brings it. */
@Component
class Dispatcher {

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final Logger course = LoggerFactory.getLogger(RunLog.COURSE);

  private static final int MOST_REMARKS = 20;

  private final Runner runner;
  private final Housekeeping housekeeping;
  private final NightlyBackups backups;
  private final Editions editions;
  private final Manifest manifest;
  private final Reports reports;
  private final RunAudit audit;
  private final Installation installation;
  private final Clock clock;

  Dispatcher(
      Runner runner,
      Housekeeping housekeeping,
      NightlyBackups backups,
      Editions editions,
      Manifest manifest,
      Reports reports,
      RunAudit audit,
      Installation installation,
      Clock clock) {
    this.runner = runner;
    this.housekeeping = housekeeping;
    this.backups = backups;
    this.editions = editions;
    this.manifest = manifest;
    this.reports = reports;
    this.audit = audit;
    this.installation = installation;
    this.clock = clock;
  }

  RunReport carryOut(Ready order, Ordered by, Consumer<RunProgress> watcher) {
    return carryOut(order, by, watcher, false);
  }

  /** Finishes an older edition; where that fails, somebody else sees to its files. */
  RunReport finish(Ready order, Ordered by, Consumer<RunProgress> watcher) {
    return carryOut(order, by, watcher, true);
  }

  private RunReport carryOut(
      Ready order, Ordered by, Consumer<RunProgress> watcher, boolean older) {
    try (MDC.MDCCloseable logged = RunLog.open(installation, order.edition(), order.pass())) {
      RunReport report = run(order, by, watcher, older);
      report.notes().forEach(note -> course.info("Note: {}", note));
      course.info(
          "It ended as {}: {} articles, {} sections translated of {}, {} gaps, {} deferred, {}"
              + " files skipped",
          report.outcome(),
          report.articles(),
          report.translated(),
          report.sections(),
          report.gaps(),
          report.deferred(),
          report.skipped());
      return report;
    } catch (RuntimeException | Error e) {
      course.error("It ended without a result", e);
      throw e;
    }
  }

  private RunReport run(Ready order, Ordered by, Consumer<RunProgress> watcher, boolean older) {
    Instant start = clock.instant();
    EditionRow edition = order.edition();
    RunAudit.Files stood = audit.files(edition);
    PassRow ended = runner.run(edition, order.pass(), watcher);
    List<String> notes = new ArrayList<>(order.notes());
    try {
      audit.ended(by, edition, order.pass(), stood, ended);
    } catch (RuntimeException e) {
      // What was committed is known: the run is no other for that.
      log.error("The end of {} is not in the audit", edition.name(), e);
      notes.add(
          "The end of this run could not be written into the audit: %s. How it ended: diptych show %s %s"
              .formatted(FaultWords.of(e), edition.job(), edition.label()));
    }
    if (ended.failure() != null) {
      String next = older ? "It was edition %s %s" : "Mend the cause, then: diptych restart %s %s";
      notes.add(
          "Failed: %s. The log has more. %s"
              .formatted(ended.failure(), next.formatted(edition.job(), edition.label())));
    }
    RunReport report =
        reports.ofRun(edition, ended, Duration.between(start, clock.instant()), notes);
    if (ended.state() != State.FINISHED) {
      return report;
    }
    return takenOver(order, report.with(afterwards(order, ended)));
  }

  /** That others could not be finished is nothing a night may be silent about. */
  private RunReport takenOver(Ready order, RunReport report) {
    if (order.pass().kind() != Kind.NIGHT) {
      return report;
    }
    List<String> notes = new ArrayList<>(report.notes());
    for (String label : editions.takenOver(order.edition().id())) {
      notes.add(
          "Edition %s/%s could not be finished; its files are in %s. To see why: diptych show %s %s"
              .formatted(
                  order.edition().job(),
                  label,
                  order.edition().label(),
                  order.edition().job(),
                  label));
    }
    return notes.size() == report.notes().size()
        ? report
        : report.with(
            report.outcome() == Outcome.COMPLETE ? Outcome.GAPS : report.outcome(), notes);
  }

  private List<String> afterwards(Ready order, PassRow ended) {
    List<String> notes = new ArrayList<>(remarks(order.edition(), ended));
    notes.addAll(housekeeping.afterRun(order.edition().job()));
    if (ended.kind() == Kind.NIGHT) {
      notes.addAll(backups.afterNight());
    }
    return notes;
  }

  /** What is to be said of files that this pass read, or was to read again. */
  private List<String> remarks(EditionRow edition, PassRow pass) {
    return manifest
        .items(edition.id())
        .filter(item -> item.pass() == pass.number() && item.reason() != null)
        .filter(item -> pass.kind() == Kind.NIGHT || pass.kind() == Kind.INCLUDE)
        .filter(
            item ->
                item.fate() == Fate.READ
                    || item.fate() == Fate.OPENED
                    || item.fate() == Fate.WITHDRAWN
                    || (item.fate() == Fate.SKIPPED && pass.kind() == Kind.INCLUDE))
        .limit(MOST_REMARKS)
        .map(item -> remark(edition, item))
        .toList();
  }

  private static String remark(EditionRow edition, ItemRow item) {
    String path = item.source().path();
    return item.fate() == Fate.SKIPPED && item.parent() == null
        ? "File %s is still skipped: %s. Mend it, then: diptych include %s %s --edition %s"
            .formatted(path, item.reason(), edition.job(), ShellWord.of(path), edition.label())
        : "File %s: %s".formatted(path, item.reason());
  }

  /**
   * Runs all of them, also when one fails; the report is that of the first, with the worst outcome.
   */
  RunReport carryOut(Several orders, Ordered by, Consumer<RunProgress> watcher) {
    List<String> notes = new ArrayList<>();
    Outcome worst = orders.incomplete() ? Outcome.GAPS : Outcome.COMPLETE;
    RunReport first = null;
    for (Ready order : orders.passes()) {
      RunReport report = carryOut(order, by, watcher);
      worst = report.outcome().compareTo(worst) > 0 ? report.outcome() : worst;
      notes.addAll(report.notes());
      if (first == null) {
        first = report;
      } else {
        notes.add("The same in edition " + order.edition().name());
      }
    }
    notes.addAll(orders.notes());
    return Objects.requireNonNull(first, "no pass").with(worst, notes);
  }

  void stopAll() {
    runner.stopAll();
  }
}
