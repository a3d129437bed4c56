package dev.diptych.cli;

import dev.diptych.job.RefusedException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.OrderWatch;
import dev.diptych.operations.OrderWatch.Progress;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.RunControl;
import dev.diptych.store.OrderRow.State;
import dev.diptych.store.Servers.Server;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * An order that the process carries out which serves, followed from this one: its progress from the
 * tables, its end as if it had been carried out here.
 */
final class HandedOver {

  /** A plain line of progress after so long in which nothing changed but the figures. */
  private static final Duration A_LINE = Duration.ofMinutes(1);

  /** A database that does not answer for so many looks is given up, while its process lives. */
  private static final int LOOKS_IN_VAIN = 60;

  private final Contexts contexts;
  private final OrderDesk desk;
  private final OrderWatch watch;
  private final RunControl control;
  private final Server server;
  private final Answers answers;
  private final Looks looks = new Looks();
  private String step = "";
  private boolean asked;

  /** Waited since the last line of progress. */
  private Duration silent = Duration.ZERO;

  HandedOver(Contexts contexts, Server server, Answers answers) {
    this.contexts = contexts;
    this.desk = contexts.operations(OrderDesk.class);
    this.watch = contexts.operations(OrderWatch.class);
    this.control = contexts.operations(RunControl.class);
    this.server = server;
    this.answers = answers;
  }

  /**
   * Waits for the end of an order.
   *
   * @param stopped given when this process is asked to end: the run is then asked to stop
   * @return the order at its end; {@code null} if the server ended before it
   */
  @Nullable PlacedOrder follow(PlacedOrder placed, Actor actor, CountDownLatch stopped)
      throws InterruptedException {
    answers.note(
        "Order %d is carried out by process %d, which serves at %s"
            .formatted(placed.id(), server.process().pid(), server.address()));
    PlacedOrder now = placed;
    int inVain = 0;
    while (!now.state().over()) {
      // Asked before the look: what a server has written it wrote before it ended.
      boolean lives = desk.lives(server);
      try {
        now = desk.of(placed.id());
        inVain = 0;
        if (!now.state().over()) {
          if (!lives) {
            return null;
          }
          show(now);
          await(now, actor, stopped);
        }
      } catch (DataAccessException e) {
        if (!lives) {
          return leftBehind(placed.id());
        }
        if (++inVain > LOOKS_IN_VAIN) {
          return null;
        }
        TimeUnit.MILLISECONDS.sleep(looks.next().toMillis());
      }
    }
    return now.state() == State.LOST ? null : now;
  }

  /** Until the next look, or until this process is asked to end for the first time. */
  private void await(PlacedOrder now, Actor actor, CountDownLatch stopped)
      throws InterruptedException {
    Duration pause = looks.next();
    silent = silent.plus(pause);
    if (asked) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } else if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      asked = stop(now, actor);
      looks.again();
    }
  }

  /**
   * The order as it stands in a database whose owner has ended: a server that was asked to end
   * wrote what became of its orders before it did.
   *
   * @return {@code null} if the order did not end, or nobody can tell
   */
  private @Nullable PlacedOrder leftBehind(long id) {
    contexts.close();
    try {
      PlacedOrder left = contexts.operations(OrderDesk.class).of(id);
      return left.state().over() && left.state() != State.LOST ? left : null;
    } catch (RuntimeException e) {
      return null; // It cannot be opened, or somebody else was quicker: status tells more.
    }
  }

  /** Whether the run was asked to stop, or will not begin. */
  private boolean stop(PlacedOrder order, Actor actor) {
    if (order.pass() == null) {
      return desk.cancel(order.id());
    }
    try {
      control.stop(new EditionName(order.job(), order.edition()), actor);
    } catch (RefusedException e) {
      return true; // It has just ended.
    }
    return true;
  }

  private void show(PlacedOrder order) {
    String label = order.edition();
    if (order.pass() == null || label == null) {
      return;
    }
    Progress progress = watch.progress(order.job(), label);
    if (progress == null) {
      return;
    }
    if (!progress.step().equals(step)) {
      step = progress.step();
      looks.again();
      silent = A_LINE;
    }
    if (silent.compareTo(A_LINE) >= 0) {
      silent = Duration.ZERO;
      answers.note("%s: %d of %d".formatted(progress.step(), progress.done(), progress.total()));
    }
  }
}
