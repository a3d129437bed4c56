package dev.diptych.operations;

import dev.diptych.operations.Taken.Ready;
import dev.diptych.run.RunProgress;
import dev.diptych.run.Runner;
import dev.diptych.store.PassRow;
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
  private final Reports reports;
  private final Clock clock;

  Dispatcher(Runner runner, Housekeeping housekeeping, Reports reports, Clock clock) {
    this.runner = runner;
    this.housekeeping = housekeeping;
    this.reports = reports;
    this.clock = clock;
  }

  RunReport carryOut(Ready order, Consumer<RunProgress> watcher) {
    Instant start = clock.instant();
    PassRow ended = runner.run(order.edition(), order.pass(), watcher);
    List<String> notes = new ArrayList<>(order.notes());
    if (ended.failure() != null) {
      notes.add(
          "Failed: %s. The log has more. Mend the cause, then: diptych restart %s %s"
              .formatted(ended.failure(), order.edition().job(), order.edition().label()));
    }
    RunReport report =
        reports.ofRun(order.edition(), ended, Duration.between(start, clock.instant()), notes);
    return ended.state() == State.FINISHED
        ? report.with(housekeeping.afterRun(order.edition().job()))
        : report;
  }

  void stopAll() {
    runner.stopAll();
  }
}
