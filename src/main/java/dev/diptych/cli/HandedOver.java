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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * An order that the process carries out which serves, followed from this one: its progress from the
 * tables, its end as if it had been carried out here.
 */
final class HandedOver {

  private static final long LOOK_MILLIS = 250;

  /** A plain line of progress after so many looks that changed nothing but the figures. */
  private static final int LOOKS_A_LINE = 240;

  private final OrderDesk desk;
  private final OrderWatch watch;
  private final RunControl control;
  private final Server server;
  private final Answers answers;
  private String step = "";
  private int looks;

  HandedOver(Contexts contexts, Server server, Answers answers) {
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
    try {
      PlacedOrder now = placed;
      boolean asked = false;
      while (!now.state().over()) {
        show(now);
        if (!asked && stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          asked = stop(now, actor);
        } else if (asked) {
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        // Asked before the look: what a server has written it wrote before it ended.
        boolean lives = desk.lives(server);
        now = desk.of(placed.id());
        if (!lives && !now.state().over()) {
          return null;
        }
      }
      return now.state() == State.LOST ? null : now;
    } catch (DataAccessException e) {
      return null; // The database went with its owner, and cannot be opened again.
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
    boolean next = !progress.step().equals(step);
    if (next) {
      step = progress.step();
      looks = 0;
    }
    if (looks++ % LOOKS_A_LINE == 0) {
      answers.note("%s: %d of %d".formatted(progress.step(), progress.done(), progress.total()));
    }
  }
}
