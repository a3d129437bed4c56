package dev.diptych.run;

import dev.diptych.store.BeatFile;
import dev.diptych.store.Database;
import dev.diptych.store.FencedException;
import dev.diptych.store.Heartbeats.Order;
import dev.diptych.store.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Shows while a run is at work that its process lives, in the database and as a file beside it, and
 * passes on what is wanted of the run: stop, or nothing more because it was fenced.
 */
final class Pulse implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  private final RunContext run;
  private final Tables tables;
  private final Database database;
  private final ProcessIdentity process;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pulse");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts beating. */
  Pulse(
      RunContext run,
      Tables tables,
      Database database,
      ProcessIdentity process,
      Clock clock,
      Duration beat) {
    this.run = run;
    this.tables = tables;
    this.database = database;
    this.process = process;
    this.clock = clock;
    long millis = beat.toMillis();
    var unused = timer.scheduleAtFixedRate(this::beat, 0, millis, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      BeatFile.write(
          database.folder(),
          new BeatFile.Sign(
              process,
              "run " + run.edition().name() + " pass " + run.pass().number(),
              clock.instant()));
      Order order = tables.heartbeats().beat(run.pass().id(), run.epoch());
      if (order == Order.STOP) {
        run.signal().stop();
      } else if (order == Order.FENCED) {
        run.signal().fail(new FencedException(run.pass().id(), run.epoch()));
      }
    } catch (DataAccessException e) {
      // A beat that is missed is made up by the next; lanes report a broken database themselves.
      log.warn("Beat of {} missed: {}", run.edition().name(), e.toString());
    }
  }

  @Override
  public void close() {
    // A beat in the midst of a write is awaited: an interrupt would close H2's file for everybody.
    timer.shutdown();
    boolean interrupted = false;
    while (!timer.isTerminated()) {
      try {
        timer.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    BeatFile.remove(database.folder());
  }
}
