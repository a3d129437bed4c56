package dev.diptych.operations.notice;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.PlacedOrder.Answer;
import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import dev.diptych.store.OrderRow.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  private static final String SCHEDULE = "schedule";
  private static final Duration NEWS = Duration.ofDays(3);

  private final OrdersInHand orders;
  private final Clock clock;

  ScheduledOrderWatch(OrdersInHand orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.REFUSED);
  }

  @Override
  public List<NewAlert> troubles() {
    Instant since = clock.instant().minus(NEWS);
    List<PlacedOrder> newest = orders.newest();
    return newest.stream()
        .filter(order -> order.channel().equals(SCHEDULE) && order.placedAt().isAfter(since))
        .filter(ScheduledOrderWatch::becameNothing)
        .filter(order -> newest.stream().noneMatch(later -> isLaterOf(order, later)))
        .map(ScheduledOrderWatch::alert)
        .toList();
  }

  private static boolean becameNothing(PlacedOrder order) {
    Integer exit = order.exitCode();
    return order.pass() == null
        && (order.state() == State.REFUSED
            || (order.state() == State.ENDED && exit != null && exit == ExitCode.FAILED.number()));
  }

  private static boolean isLaterOf(PlacedOrder order, PlacedOrder other) {
    return other.id() > order.id() && other.job().equals(order.job());
  }

  private static NewAlert alert(PlacedOrder order) {
    Answer answer = order.answer();
    String told = Words.quoted(answer == null ? null : answer.told());
    String next = answer == null ? "" : Words.commands(answer.next());
    return new NewAlert(
        "order:" + order.id(),
        Kind.REFUSED.name(),
        order.job(),
        null,
        Words.subject("Job %s did not start by its schedule".formatted(order.job())),
        "Job %s was to start at %s and did not: %s.\n\nWhat to do:\n%s\n"
            .formatted(
                order.job(),
                order.placedAt(),
                told,
                next.isEmpty() ? "  diptych run " + order.job() : next),
        null);
  }

  @Override
  public Course course(AlertRow alert) {
    String job = alert.alert().job();
    if (alert.at().isBefore(clock.instant().minus(NEWS))) {
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
