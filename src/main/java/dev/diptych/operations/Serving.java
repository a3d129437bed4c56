package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Holder;
import dev.diptych.job.RefusedException;
import dev.diptych.run.FaultWords;
import dev.diptych.store.BeatFile;
import dev.diptych.store.Database;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.Servers;
import dev.diptych.store.Servers.Server;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That this process serves: it shows that it lives, in the database and beside it, and takes up
 * orders, until it is closed or another process serves in its place.
 */
public final class Serving implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger("faults");

  /** How messages name it. */
  private static final String WHAT = "serve";

  private final OrderTaker taker;
  private final OrderDesk desk;
  private final Servers servers;
  private final Database database;
  private final ProcessIdentity process;
  private final Clock clock;
  private final List<Companion> companions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "serving");
            thread.setDaemon(true);
            return thread;
          });

  /** What lives only while this process serves. */
  public interface Companion {

    /** Orders are taken from now on. */
    void begun();

    /** No order is taken any more; may come twice, and also when it never began. Waits. */
    void ending();
  }

  /** Serves nothing before {@link #begin}. */
  public Serving(
      OrderTaker taker,
      OrderDesk desk,
      Servers servers,
      Database database,
      ProcessIdentity process,
      Clock clock,
      List<Companion> companions) {
    this.taker = taker;
    this.desk = desk;
    this.servers = servers;
    this.database = database;
    this.process = process;
    this.clock = clock;
    this.companions = List.copyOf(companions);
  }

  /**
   * Makes sure that this process may serve.
   *
   * @throws BusyException while another process holds the embedded database
   * @throws RefusedException if another process serves
   */
  public void require() {
    Optional<Server> other = desk.living().filter(server -> !server.process().equals(process));
    if (other.isPresent()) {
      Server server = other.get();
      throw new RefusedException(
          new Reason.ServedAlready(
              server.address(),
              new Holder(server.process().pid(), server.process().host(), WHAT, server.beatAt())),
          Next.of(When.TO_SEE, "status"));
    }
    RunPremises.requireOwner(database, process);
  }

  /**
   * Begins to take orders.
   *
   * @param address where the pages are
   * @param beat time between two signs of life, and between two looks for orders
   */
  public void begin(String address, Duration beat) {
    try {
      database.stays();
    } catch (SQLException e) {
      log.warn("The database will grow until the server ends: {}", FaultWords.of(e), e);
    }
    taker.clear();
    servers.begin(process, address);
    var unused =
        timer.scheduleWithFixedDelay(this::beat, 0, beat.toMillis(), TimeUnit.MILLISECONDS);
    companions.forEach(Companion::begun);
  }

  /** Takes no more orders and asks all runs to stop when what is in hand is done. */
  public void drain() {
    companions.forEach(Companion::ending);
    taker.drain();
  }

  private void beat() {
    try {
      BeatFile.write(database.folder(), new BeatFile.Sign(process, WHAT, clock.instant()));
      if (!servers.beat(process)) {
        log.error("Another process serves in place of this one; this one takes nothing more");
        drain();
        return;
      }
      database.becomeOwner();
      if (taker.inHand() == 0 && database.compactIfWanted()) {
        log.info("The database was compacted after the night");
      }
      taker.look();
    } catch (SQLException e) {
      log.warn("The database could not be compacted: {}", FaultWords.of(e), e);
    } catch (RuntimeException | Error e) {
      // The next beat makes up for it; what is thrown from here would end all later ones.
      log.warn("A beat of the server was missed: {}", FaultWords.of(e), e);
    }
  }

  /** Takes no orders any more, and waits until the last run has ended. */
  @Override
  public void close() {
    drain();
    taker.close();
    timer.shutdown();
    try {
      if (!timer.awaitTermination(30, TimeUnit.SECONDS)) {
        log.warn("The last beat of the server does not end; it is left behind");
      }
    } catch (InterruptedException e) {
      log.warn("Interrupted at the end of the server; its last beat is left behind");
    }
    servers.end(process);
    BeatFile.remove(database.folder());
  }
}
