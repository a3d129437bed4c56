package dev.diptych.operations;

import dev.diptych.job.JobFileException;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.NotFoundException;
import dev.diptych.job.Reason;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import dev.diptych.operations.PlacedOrder.Answer;
import dev.diptych.operations.RunReport.Unfinished;
import dev.diptych.run.FaultWords;
import dev.diptych.store.FencedException;
import dev.diptych.store.OrderRow;
import dev.diptych.store.OrderRow.State;
import dev.diptych.store.RunOrders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the orders that were placed, one thread an order: the living part of the process that
 * serves. An order that must wait for another run is tried again until its patience ends. Safe for
 * use by several threads.
 */
public final class OrderTaker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger("faults");

  private final Orders orders;
  private final OrderDesk desk;
  private final RunOrders placed;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> new Thread(task, "order"));

  /** What is being carried out or tried, with what is awaited of each. */
  private final Map<Long, CountDownLatch> inHand = new ConcurrentHashMap<>();

  private volatile boolean draining;

  /** Takes nothing before {@link #look} is called. */
  public OrderTaker(Orders orders, OrderDesk desk, RunOrders placed, Clock clock) {
    this.orders = orders;
    this.desk = desk;
    this.placed = placed;
    this.clock = clock;
  }

  /** Ends what a process that died had taken, or had been given: it is not begun by surprise. */
  public void clear() {
    int lost =
        placed.lose(
            StoredOrder.write(
                new Answer(
                    null,
                    null,
                    "The process that takes orders ended before this was done",
                    List.of(Next.of(When.TO_SEE, "status")))));
    if (lost > 0) {
      log.warn("{} orders were lost with the process that took orders before", lost);
    }
  }

  /** Takes up what waits; to be called again and again. */
  public void look() {
    if (!draining) {
      placed.placed().forEach(this::take);
    }
  }

  /**
   * Places an order and waits until it has begun or is over, but not for its end.
   *
   * @param seen see {@link OrderDesk#place}
   * @param patience how long the order may wait for another run
   * @param longest how long the caller waits
   * @throws RefusedException if what it is about has changed since it was seen, or this process is
   *     about to end
   */
  public PlacedOrder place(
      WorkOrder order, Actor actor, @Nullable String seen, Duration patience, Duration longest) {
    if (draining) {
      throw new RefusedException(new Reason.Draining());
    }
    return begun(desk.place(order, actor, seen, patience), longest);
  }

  /**
   * The same for an order that has a key of its own.
   *
   * @param key see {@link OrderDesk#placeOnce}
   * @throws KeyTakenException if another order was placed with the key
   * @throws RefusedException if what it is about has changed since it was seen, or this process is
   *     about to end
   */
  public PlacedOrder placeOnce(
      WorkOrder order,
      Actor actor,
      String key,
      @Nullable String seen,
      Duration patience,
      Duration longest) {
    if (draining) {
      throw new RefusedException(new Reason.Draining());
    }
    return begun(desk.placeOnce(order, actor, key, seen, patience), longest);
  }

  private PlacedOrder begun(PlacedOrder mine, Duration longest) {
    placed.find(mine.id()).filter(row -> row.state() == State.PLACED).ifPresent(this::take);
    CountDownLatch begun = inHand.get(mine.id());
    try {
      if (begun != null && !begun.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return desk.of(mine.id());
      }
    } catch (InterruptedException e) {
      return desk.of(mine.id()); // Whoever asked is gone; the order stands.
    }
    return desk.of(mine.id());
  }

  private void take(OrderRow order) {
    CountDownLatch begun = new CountDownLatch(1);
    if (inHand.putIfAbsent(order.id(), begun) != null) {
      return;
    }
    if (!placed.take(order.id())) {
      inHand.remove(order.id());
      return;
    }
    threads.execute(
        () -> {
          try {
            carryOut(order, begun);
          } finally {
            begun.countDown();
            inHand.remove(order.id());
          }
        });
  }

  private void carryOut(OrderRow order, CountDownLatch begun) {
    try {
      Actor actor = new Actor(order.actor(), order.channel(), order.reason());
      RunReport report =
          orders.carryOut(
              StoredOrder.order(order.arguments()),
              actor,
              progress -> {
                placed.begun(order.id(), progress.passId());
                begun.countDown();
              });
      end(
          order,
          State.ENDED,
          ExitCode.of(report.outcome()),
          new Answer(worded(report), null, null, List.of()));
    } catch (BusyException busy) {
      Instant until = order.waitUntil();
      if (until != null && clock.instant().isBefore(until) && !draining) {
        placed.putBack(order.id()); // The next look takes it up again.
      } else {
        refused(order, busy.refusal());
      }
    } catch (RefusedException refused) {
      refused(order, refused.refusal());
    } catch (Exception | Error e) {
      ExitCode code = ExitCode.of(e);
      boolean fault = code == ExitCode.FAILED;
      if (fault) {
        log.error("Order {} ({} {}) failed", order.id(), order.verb(), order.job(), e);
      }
      end(
          order,
          fault ? State.ENDED : State.REFUSED,
          code,
          new Answer(
              null,
              fault ? null : code(e),
              fault ? FaultWords.of(e) : String.valueOf(e.getMessage()),
              List.of()));
    }
  }

  private static String code(Throwable failure) {
    if (failure instanceof NotFoundException) {
      return "not-found";
    }
    if (failure instanceof FencedException) {
      return "fenced";
    }
    return failure instanceof JobFileException ? "settings" : "usage";
  }

  private void refused(OrderRow order, Refusal refusal) {
    end(
        order,
        State.REFUSED,
        ExitCode.REFUSED,
        new Answer(
            null, refusal.reason().code(), RefusalWords.of(refusal.reason()), refusal.next()));
  }

  private void end(OrderRow order, State state, ExitCode code, Answer answer) {
    try {
      placed.end(order.id(), state, code.number(), StoredOrder.write(answer));
    } catch (RuntimeException e) {
      // The run itself has ended as it has: only who waits for the order is not told.
      log.error("The end of order {} cannot be written", order.id(), e);
    }
  }

  /** Refusals are told in words: whoever reads the answer later is another process. */
  private static RunReport worded(RunReport report) {
    if (report.unfinished().isEmpty()) {
      return report;
    }
    List<String> notes = new ArrayList<>();
    for (Unfinished older : report.unfinished()) {
      notes.add(
          "Edition %s cannot be finished as it is: %s"
              .formatted(older.edition(), RefusalWords.of(older.refusal())));
    }
    notes.addAll(report.notes());
    return report.without(List.of()).with(report.outcome(), notes);
  }

  /** Whether nothing is taken any more. */
  public boolean draining() {
    return draining;
  }

  /** How many orders are being carried out. */
  public int inHand() {
    return inHand.size();
  }

  /** Takes nothing more and asks all runs to stop when what is in hand is done. */
  public void drain() {
    draining = true;
    orders.stopAll();
  }

  /** Waits until the last run has ended. */
  @Override
  public void close() {
    drain();
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        orders.stopAll(); // One that was about to begin has begun.
      }
    } catch (InterruptedException e) {
      log.warn("Interrupted while runs ended; they are left to themselves");
    }
  }
}
