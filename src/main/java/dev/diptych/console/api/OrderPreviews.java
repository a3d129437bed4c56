package dev.diptych.console.api;

import dev.diptych.operations.Act;
import dev.diptych.operations.Actor;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.MendingOrders;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.Orders;
import dev.diptych.operations.RunControl;
import dev.diptych.operations.RunReport;
import dev.diptych.operations.WorkOrder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What orders would do, found out by the rules that they are carried out by. */
@Component
class OrderPreviews {

  private final Orders orders;
  private final OrderDesk desk;
  private final RunControl control;
  private final EditionViews views;
  private final MendingOrders mending;

  OrderPreviews(
      Orders orders,
      OrderDesk desk,
      RunControl control,
      EditionViews views,
      MendingOrders mending) {
    this.orders = orders;
    this.desk = desk;
    this.control = control;
    this.views = views;
    this.mending = mending;
  }

  /**
   * What an order would do now.
   *
   * @throws dev.diptych.job.RefusedException if it would be refused
   */
  Preview of(WorkOrder order, Actor actor) throws IOException {
    if (order instanceof WorkOrder.Run run) {
      String seen = desk.stand(run.job(), null);
      RunReport report = orders.carryOut(run, actor, progress -> {});
      return new Preview(
          run.verb(), "Nothing was changed", seen, report.notes(), null, null, report);
    }
    if (order instanceof WorkOrder.Term term) {
      String seen = desk.stand(term.job(), null);
      List<String> lines = mending.terms(term);
      return new Preview(term.verb(), "Nothing was changed", seen, lines, null, null, null);
    }
    EditionName name = OrderRequest.edition(order);
    if (name == null) {
      throw new IllegalArgumentException("No preview of " + order.verb());
    }
    String seen = desk.stand(name.job(), name.label());
    control.requireAllowed(act(order), name);
    if (order instanceof WorkOrder.RetryGaps gaps) {
      int sections = views.gaps(name, gaps.choice()).size();
      return of(
          order,
          name,
          seen,
          "Would try %d sections again; nothing was changed".formatted(sections),
          sections);
    }
    if (order instanceof WorkOrder.Withdraw withdraw) {
      List<String> lines = views.withdrawal(name, withdraw.article());
      return new Preview(
          order.verb(),
          "Would withdraw, and nothing was changed",
          seen,
          lines,
          null,
          views.show(name).summary(),
          null);
    }
    return of(order, name, seen, words(order), null);
  }

  private Preview of(
      WorkOrder order, EditionName name, String seen, String words, @Nullable Integer sections) {
    return new Preview(
        order.verb(), words, seen, List.of(), sections, views.show(name).summary(), null);
  }

  private static Act act(WorkOrder order) {
    if (order instanceof WorkOrder.Restart) {
      return Act.RESTART;
    }
    return order instanceof WorkOrder.Withdraw ? Act.WITHDRAW : Act.MEND;
  }

  private static String words(WorkOrder order) {
    String what;
    if (order instanceof WorkOrder.Redo redo) {
      what = "Would redo %s/%s".formatted(redo.article(), redo.section());
    } else if (order instanceof WorkOrder.Correct correct) {
      what = "Would correct %s/%s".formatted(correct.article(), correct.segment());
    } else if (order instanceof WorkOrder.Include include) {
      what = "Would read %s".formatted(include.path());
    } else {
      what = order instanceof WorkOrder.Restart ? "Would be restarted" : "Would be written again";
    }
    return what + "; nothing was changed";
  }
}
