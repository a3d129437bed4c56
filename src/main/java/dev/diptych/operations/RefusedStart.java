package dev.diptych.operations;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.PlacedOrder.Answer;
import dev.diptych.store.OrderRow;
import dev.diptych.store.OrderRow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A start by a schedule that became no run, and after which nothing of its job was ordered: nobody
 * was there to read the answer. What a person ordered, that person was told of.
 *
 * @param order number of the order
 * @param job which was to start
 * @param at when it was to
 * @param told why it did not, {@code null} if nobody knows
 * @param next what helps, the first to be tried first; never empty
 */
public record RefusedStart(
    long order, String job, Instant at, @Nullable String told, List<Next> next) {

  /** So many of the newest orders are to be looked at. */
  public static final int LOOKED_BACK = 100;

  /** An older one is no news: the nights since have failed in other ways, or gone well. */
  private static final Duration NEWS = Duration.ofDays(3);

  private static final String SCHEDULE = "schedule";

  /** Copies the list, so that the start cannot change. */
  public RefusedStart {
    next = List.copyOf(next);
  }

  /**
   * Those among the newest orders.
   *
   * @param newest newest first
   */
  public static List<RefusedStart> among(List<OrderRow> newest, Instant now) {
    Set<String> orderedSince = new HashSet<>();
    return newest.stream()
        .filter(order -> orderedSince.add(order.job()))
        .filter(order -> order.channel().equals(SCHEDULE))
        .filter(order -> order.placedAt().isAfter(now.minus(NEWS)))
        .filter(RefusedStart::becameNothing)
        .map(RefusedStart::of)
        .toList();
  }

  /** Whether a start of this instant is no news any more. */
  public static boolean isOld(Instant at, Instant now) {
    return at.isBefore(now.minus(NEWS));
  }

  private static boolean becameNothing(OrderRow order) {
    Integer exit = order.exitCode();
    return order.passId() == null
        && (order.state() == State.REFUSED
            || (order.state() == State.ENDED && exit != null && exit == ExitCode.FAILED.number()));
  }

  private static RefusedStart of(OrderRow order) {
    Answer answer = StoredOrder.answer(order.answer());
    return new RefusedStart(
        order.id(),
        order.job(),
        order.placedAt(),
        answer == null ? null : answer.told(),
        answer == null || answer.next().isEmpty()
            ? List.of(Next.of(When.NEXT, "run", order.job()))
            : answer.next());
  }
}
