package dev.diptych.operations;

import dev.diptych.store.Database;
import dev.diptych.store.OrderRow;
import dev.diptych.store.ScheduleBook;
import dev.diptych.store.ScheduleBook.Fire;
import dev.diptych.store.ScheduleBook.FireState;
import dev.diptych.store.ScheduleBook.Known;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Which jobs have no edition out by the time their {@code alertBy} names. Needs the database alone,
 * also while nothing serves. Changes nothing.
 */
@Service
public class LateEditions {

  private final ScheduleBook book;
  private final Clock clock;

  LateEditions(ScheduleBook book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** The same without a Spring context: over a database that is open and up to date. */
  public static LateEditions over(Database database, Clock clock) {
    return new LateEditions(ScheduleBook.over(database, clock), clock);
  }

  /**
   * A night whose edition is late.
   *
   * @param job the job's name
   * @param due when it was due to start
   * @param by when it should have been out
   * @param told what is known of it
   */
  public record LateEdition(String job, Instant due, Instant by, String told) {}

  /**
   * The newest night of each job, if its time has passed and no edition of it is out: since the
   * last {@code alertBy}, for a day. A night with nothing new is not late, nor is one that was
   * paused or dismissed.
   */
  public List<LateEdition> late() {
    return book.known().stream().flatMap(schedule -> late(schedule).stream()).toList();
  }

  private Optional<LateEdition> late(Known schedule) {
    LocalTime alertBy = schedule.alertBy();
    if (alertBy == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ZoneId zone = ZoneId.of(schedule.zone());
    Instant by = DueTimes.lastUntil(now, alertBy, zone);
    List<Instant> newest =
        ScheduledFires.times(schedule).between(schedule.since(), by.minusNanos(1), 1);
    if (newest.isEmpty() || !DueTimes.firstAfter(newest.get(0), alertBy, zone).equals(by)) {
      return Optional.empty();
    }
    Instant due = newest.get(0);
    Fire fire = book.fire(schedule.job(), due).orElse(null);
    if (fire == null) {
      boolean paused = book.pause(schedule.job()).filter(pause -> pause.holds(due)).isPresent();
      return paused || book.isOut(schedule.job(), due)
          ? Optional.empty()
          : Optional.of(new LateEdition(schedule.job(), due, by, "nothing serves"));
    }
    boolean expected =
        fire.state() == FireState.MISSED
            || fire.state() == FireState.FIRED && !Integer.valueOf(0).equals(fire.exitCode());
    return expected && !book.isOut(schedule.job(), due)
        ? Optional.of(new LateEdition(schedule.job(), due, by, told(fire)))
        : Optional.empty();
  }

  private static String told(Fire fire) {
    if (fire.state() == FireState.MISSED) {
      return fire.told() == null ? "missed" : "missed: " + fire.told();
    }
    OrderRow.State state = fire.orderState();
    if (state == null) {
      return "its order is not known any more";
    }
    return switch (state) {
      case PLACED -> "it waits for another run";
      case TAKEN -> "it is being made";
      case ENDED -> "its run has ended without an edition";
      case REFUSED -> "it was refused";
      case CANCELLED -> "it was taken back before it began";
      case LOST -> "the process that was at work on it died";
    };
  }
}
