package dev.diptych.operations;

import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.run.RunProgress;
import dev.diptych.run.Runner;
import dev.diptych.store.EditionRow;
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
import org.springframework.stereotype.Component;

/** Carries out passes that wait to be run, each in the thread that brings it. */
@Component
class Dispatcher {

  private static final int MOST_REMARKS = 20;

  private final Runner runner;
  private final Housekeeping housekeeping;
  private final NightlyBackups backups;
  private final Manifest manifest;
  private final Reports reports;
  private final Clock clock;

  Dispatcher(
      Runner runner,
      Housekeeping housekeeping,
      NightlyBackups backups,
      Manifest manifest,
      Reports reports,
      Clock clock) {
    this.runner = runner;
    this.housekeeping = housekeeping;
    this.backups = backups;
    this.manifest = manifest;
    this.reports = reports;
    this.clock = clock;
  }

  RunReport carryOut(Ready order, Consumer<RunProgress> watcher) {
    Instant start = clock.instant();
    PassRow ended = runner.run(order.edition(), order.pass(), watcher);
    List<String> notes = new ArrayList<>(order.notes());
    if (ended.failure() != null) {
      notes.add(
          "Failed: %s. Mend the cause, then: diptych restart %s %s"
              .formatted(ended.failure(), order.edition().job(), order.edition().label()));
    }
    if (ended.state() == State.FINISHED) {
      notes.addAll(remarks(order.edition(), ended));
      notes.addAll(housekeeping.afterRun(order.edition().job()));
      if (ended.kind() == Kind.NIGHT) {
        notes.addAll(backups.afterNight());
      }
    }
    return reports.of(order.edition(), ended, Duration.between(start, clock.instant()), notes);
  }

  /** What is to be said of files that this pass read. */
  private List<String> remarks(EditionRow edition, PassRow pass) {
    return manifest.items(edition.id()).stream()
        .filter(item -> item.pass() == pass.number() && item.reason() != null)
        .filter(item -> item.fate() == Fate.READ || item.fate() == Fate.WITHDRAWN)
        .filter(item -> pass.kind() == Kind.NIGHT || pass.kind() == Kind.INCLUDE)
        .limit(MOST_REMARKS)
        .map(item -> "File %s: %s".formatted(item.source().path(), item.reason()))
        .toList();
  }

  /**
   * Runs all of them, also when one fails; the report is that of the first, with the worst outcome.
   */
  RunReport carryOut(Several orders, Consumer<RunProgress> watcher) {
    List<String> notes = new ArrayList<>();
    Outcome worst = orders.incomplete() ? Outcome.GAPS : Outcome.COMPLETE;
    RunReport first = null;
    for (Ready order : orders.passes()) {
      RunReport report = carryOut(order, watcher);
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
