package dev.diptych.run;

import dev.diptych.store.BeatFile;
import dev.diptych.store.Database;
import dev.diptych.store.FencedException;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.Heartbeats.Order;
import dev.diptych.store.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows while a run is at work that its process lives, in the database and as a file beside it, and
 * passes on what is wanted of the run: stop, or nothing more because it was fenced.
 */
final class Pulse implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Pulse.class);

  /** The database gives up a statement that waits for a lock sooner than this. */
  private static final Duration LONGEST_BEAT = Duration.ofSeconds(30);

  private final RunContext run;
  private final Heartbeats heartbeats;
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
      Heartbeats heartbeats,
      Database database,
      ProcessIdentity process,
      Clock clock,
      Duration beat) {
    this.run = run;
    this.heartbeats = heartbeats;
    this.database = database;
    this.process = process;
    this.clock = clock;
    long millis = beat.toMillis();
    var unused =
        timer.scheduleAtFixedRate(RunLog.carried(this::beat), 0, millis, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      BeatFile.write(
          database.folder(),
          new BeatFile.Sign(
              process,
              "run " + run.edition().name() + " pass " + run.pass().number(),
              clock.instant()));
      Order order = heartbeats.beat(run.pass().id(), run.epoch());
      if (order == Order.STOP) {
        run.signal().stop();
      } else if (order == Order.FENCED) {
        run.signal().fail(new FencedException(run.pass().id(), run.epoch()));
      }
    } catch (RuntimeException | Error e) {
      // A beat that is missed is made up by the next; lanes report a broken database themselves.
      // What is thrown from here would end all later beats without a word.
      log.warn("Beat of {} missed: {}", run.edition().name(), FaultWords.of(e), e);
    }
  }

  /**
   * Ends after the beat that is in hand, which is never interrupted: an interrupt inside a write of
   * the embedded database closes its file, and a run that was complete would end as failed.
   */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("The last beat of {} does not end; it is left behind", run.edition().name());
      }
    } catch (InterruptedException e) {
      log.warn("Interrupted at the end of {}; its last beat is left behind", run.edition().name());
    }
    BeatFile.remove(database.folder());
  }
}
