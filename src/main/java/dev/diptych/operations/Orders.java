package dev.diptych.operations;

import dev.diptych.operations.RunAudit.Ordered;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.operations.RunReport.Unfinished;
import dev.diptych.operations.Taken.Answered;
import dev.diptych.operations.Taken.Before;
import dev.diptych.operations.Taken.Ready;
import dev.diptych.operations.Taken.Several;
import dev.diptych.run.RunProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Everything that is done by a run; the console, the JSON API and the command line have no other
 * way. An order is checked before anything is changed, committed as a pass that waits to be run,
 * audited, and then carried out.
 */
@Service
public class Orders {

  private final NightOrders nights;
  private final MendingOrders mending;
  private final Dispatcher dispatcher;

  Orders(NightOrders nights, MendingOrders mending, Dispatcher dispatcher) {
    this.nights = nights;
    this.mending = mending;
    this.dispatcher = dispatcher;
  }

  /**
   * Carries out an order in the calling thread.
   *
   * @param watcher gets the run's progress before it begins
   * @return how it ended
   * @throws dev.diptych.job.UsageException if a name or setting is wrong; the message says what is
   *     right
   * @throws dev.diptych.job.RefusedException if it is not allowed now; the refusal says what may be
   *     done instead
   * @throws IOException if the input folder cannot be listed
   */
  public RunReport carryOut(WorkOrder order, Actor actor, Consumer<RunProgress> watcher)
      throws IOException {
    Ordered by = new Ordered(order.verb(), actor);
    List<Unfinished> unfinished = new ArrayList<>();
    Taken taken = order.accept(new Taker(actor, unfinished));
    List<RunReport> earlier = new ArrayList<>();
    while (taken instanceof Before before) {
      RunReport report = dispatcher.finish(before.older(), by, watcher);
      if (report.outcome() == Outcome.STOPPED) {
        return report.after(earlier).without(unfinished);
      }
      taken = before.then().after(report);
      if (!(taken instanceof Answered answered && answered.report() == report)) {
        earlier.add(report);
      }
    }
    return carryOut(taken, by, watcher).after(earlier).without(unfinished);
  }

  private RunReport carryOut(Taken taken, Ordered by, Consumer<RunProgress> watcher) {
    if (taken instanceof Ready ready) {
      return dispatcher.carryOut(ready, by, watcher);
    }
    return taken instanceof Several several
        ? dispatcher.carryOut(several, by, watcher)
        : ((Answered) taken).report();
  }

  /** Takes orders of one actor. */
  private final class Taker implements WorkOrder.Visitor<Taken> {

    private final Actor actor;
    private final List<Unfinished> unfinished;

    /**
     * For one order.
     *
     * @param unfinished gets older editions that cannot be finished first; more when the order is
     *     taken further
     */
    Taker(Actor actor, List<Unfinished> unfinished) {
      this.actor = actor;
      this.unfinished = unfinished;
    }

    @Override
    public Taken run(WorkOrder.Run order) throws IOException {
      return nights.run(order, actor, unfinished);
    }

    @Override
    public Taken restart(WorkOrder.Restart order) {
      return nights.restart(order, actor);
    }

    @Override
    public Taken retryGaps(WorkOrder.RetryGaps order) {
      return mending.retryGaps(order, actor);
    }

    @Override
    public Taken redo(WorkOrder.Redo order) {
      return mending.redo(order, actor);
    }

    @Override
    public Taken correct(WorkOrder.Correct order) {
      return mending.correct(order, actor);
    }

    @Override
    public Taken takeBack(WorkOrder.TakeBack order) {
      return mending.takeBack(order, actor);
    }

    @Override
    public Taken term(WorkOrder.Term order) {
      return mending.term(order, actor);
    }

    @Override
    public Taken withdraw(WorkOrder.Withdraw order) {
      return mending.withdraw(order, actor);
    }

    @Override
    public Taken include(WorkOrder.Include order) {
      return mending.include(order, actor);
    }

    @Override
    public Taken publish(WorkOrder.Publish order) {
      return mending.publish(order, actor);
    }
  }

  /** Asks all runs in this process to stop when what is in hand is done; for signal handlers. */
  public void stopAll() {
    dispatcher.stopAll();
  }
}
