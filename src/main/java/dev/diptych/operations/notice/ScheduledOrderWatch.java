package dev.diptych.operations.notice;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RefusedStart;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.RunOrders;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders of schedules that became no run: nobody was there to read the answer. What a person
 * ordered, that person was told of.
 */
@Component
final class ScheduledOrderWatch implements Watch {

  private final RunOrders placed;
  private final OrdersInHand orders;
  private final Clock clock;

  ScheduledOrderWatch(RunOrders placed, OrdersInHand orders, Clock clock) {
    this.placed = placed;
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.REFUSED);
  }

  @Override
  public List<NewAlert> troubles() {
    return RefusedStart.among(placed.newest(RefusedStart.LOOKED_BACK), clock.instant()).stream()
        .map(ScheduledOrderWatch::alert)
        .toList();
  }

  private static NewAlert alert(RefusedStart start) {
    return new NewAlert(
        "order:" + start.order(),
        Kind.REFUSED.name(),
        start.job(),
        null,
        Words.subject("Job %s did not start by its schedule".formatted(start.job())),
        "Job %s was to start at %s and did not: %s.\n\nWhat to do:\n%s\n"
            .formatted(
                start.job(), start.at(), Words.quoted(start.told()), Words.commands(start.next())),
        null);
  }

  @Override
  public Course course(AlertRow alert) {
    String job = alert.alert().job();
    if (RefusedStart.isOld(alert.at(), clock.instant())) {
      return Course.MOOT;
    }
    long id = Long.parseLong(alert.alert().key().substring("order:".length()));
    return orders.newest().stream()
        .filter(order -> order.id() > id && order.job().equals(job))
        .filter(order -> isGood(order.exitCode()))
        .findAny()
        .map(order -> Course.WELL)
        .orElse(Course.STANDS);
  }

  private static boolean isGood(@Nullable Integer exit) {
    return exit != null && (exit == ExitCode.COMPLETE.number() || exit == ExitCode.GAPS.number());
  }
}
