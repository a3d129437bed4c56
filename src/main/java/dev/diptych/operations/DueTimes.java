package dev.diptych.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The instants of a cron expression in a zone whose clocks change: times of day are counted first
 * and looked up on the clock then. One that does not exist on a day is due as much later as the
 * clock was put on; one that comes twice is due the first time. Immutable.
 *
 * <p>The cron of every library skips the night whose time does not exist, and some run twice when
 * it comes twice.
 */
public final class DueTimes {

  /** How far a look back for missed times goes in steps, until it has found enough. */
  private static final List<Duration> LOOKS_BACK =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(31));

  private final CronExpression cron;
  private final ZoneId zone;

  /**
   * The instants of an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  public DueTimes(String cron, ZoneId zone) {
    this.cron = CronExpression.parse(cron);
    this.zone = zone;
  }

  /** Why an instant is not simply the time that the expression names. */
  public enum Shift {
    /** It is. */
    NONE,
    /** The time does not exist on that day: the clock is put on over it. */
    DOES_NOT_EXIST,
    /** The time comes twice on that day: the clock is put back over it. */
    COMES_TWICE
  }

  /**
   * An instant at which a job is due.
   *
   * @param at the instant
   * @param wanted the time that the expression names
   * @param shown the time that the clock shows then, the same but for a {@link
   *     Shift#DOES_NOT_EXIST}
   * @param shift whether clocks change that night
   */
  public record Due(Instant at, LocalDateTime wanted, LocalDateTime shown, Shift shift) {

    /** What there is to say of the clock that night, {@code null} if nothing. */
    public @Nullable String note() {
      return switch (shift) {
        case NONE -> null;
        case DOES_NOT_EXIST ->
            "%s, as %s does not exist that day"
                .formatted(shown.toLocalTime(), wanted.toLocalTime());
        case COMES_TWICE ->
            "the first %s, as it comes twice that day".formatted(wanted.toLocalTime());
      };
    }
  }

  /** The first instant after another; empty if none will ever be. */
  public Optional<Due> next(Instant after) {
    Due best = null;
    for (LocalDateTime wanted = cron.next(start(after));
        wanted != null && (best == null || !wanted.isAfter(best.shown()));
        wanted = cron.next(wanted)) {
      Due due = due(wanted);
      if (due.at().isAfter(after) && (best == null || due.at().isBefore(best.at()))) {
        best = due;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Where to begin to count: just after the clock was put on, times before that may still be to
   * come.
   */
  private LocalDateTime start(Instant after) {
    LocalDateTime shown = LocalDateTime.ofInstant(after, zone);
    ZoneOffsetTransition last = zone.getRules().previousTransition(after.plusNanos(1));
    if (last != null && last.isGap()) {
      Duration gap = last.getDuration();
      if (after.isBefore(last.getInstant().plus(gap))) {
        return shown.minus(gap);
      }
    }
    return shown;
  }

  private Due due(LocalDateTime wanted) {
    Instant at = wanted.atZone(zone).toInstant();
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    boolean twice = zone.getRules().getValidOffsets(wanted).size() > 1;
    Shift shift =
        twice ? Shift.COMES_TWICE : shown.equals(wanted) ? Shift.NONE : Shift.DOES_NOT_EXIST;
    return new Due(at, wanted, shown, shift);
  }

  /** The next instants after another, at most so many. */
  public List<Due> next(Instant after, int many) {
    List<Due> all = new ArrayList<>();
    Instant from = after;
    while (all.size() < many) {
      Optional<Due> due = next(from);
      if (due.isEmpty()) {
        break;
      }
      all.add(due.get());
      from = due.get().at();
    }
    return List.copyOf(all);
  }

  /**
   * The newest instants of a span, oldest first: after its beginning, and until its end with that
   * included. Looks back for a month at most.
   *
   * @param most how many at most
   */
  public List<Instant> between(Instant after, Instant until, int most) {
    Deque<Instant> found = new ArrayDeque<>();
    for (Duration back : LOOKS_BACK) {
      Instant begin = until.minus(back);
      Instant from = begin.isBefore(after) ? after : begin;
      found.clear();
      for (Optional<Due> due = next(from);
          due.isPresent() && !due.get().at().isAfter(until);
          due = next(due.get().at())) {
        found.addLast(due.get().at());
        if (found.size() > most) {
          found.removeFirst();
        }
      }
      if (found.size() == most || from.equals(after)) {
        break;
      }
    }
    return List.copyOf(found);
  }

  /** The first time of day after an instant. */
  static Instant firstAfter(Instant instant, LocalTime time, ZoneId zone) {
    ZonedDateTime start = instant.atZone(zone);
    ZonedDateTime that = start.with(time);
    return (that.isAfter(start) ? that : that.plusDays(1)).toInstant();
  }

  /** The last time of day until an instant, that one included. */
  static Instant lastUntil(Instant instant, LocalTime time, ZoneId zone) {
    ZonedDateTime end = instant.atZone(zone);
    ZonedDateTime that = end.with(time);
    return (that.isAfter(end) ? that.minusDays(1) : that).toInstant();
  }
}
