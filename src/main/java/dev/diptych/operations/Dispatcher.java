package dev.diptych.operations;

import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.RunProgress;
import dev.diptych.run.Runner;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Carries out passes that wait to be run, each in the thread that brings it. */
@Component
class Dispatcher {

  private final Runner runner;
  private final Housekeeping housekeeping;
  private final NightlyBackups backups;
  private final Reports reports;
  private final Clock clock;

  Dispatcher(
      Runner runner,
      Housekeeping housekeeping,
      NightlyBackups backups,
      Reports reports,
      Clock clock) {
    this.runner = runner;
    this.housekeeping = housekeeping;
    this.backups = backups;
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
      notes.addAll(housekeeping.afterRun(order.edition().job()));
      if (ended.kind() == Kind.NIGHT) {
        notes.addAll(backups.afterNight());
      }
    }
    return reports.of(order.edition(), ended, Duration.between(start, clock.instant()), notes);
  }

  void stopAll() {
    runner.stopAll();
  }
}
