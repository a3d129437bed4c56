package dev.diptych.operations;

import dev.diptych.job.JobSchedule.Misfire;
import dev.diptych.store.OrderRow;
import dev.diptych.store.ScheduleBook.FireState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that has a schedule, or whose file is broken so that nobody knows.
 *
 * @param job the job's name
 * @param cron Spring cron expression; {@code null} if the file is broken and never was right
 * @param zone in which it is meant, {@code null} in the same case
 * @param misfire what becomes of a fire that was missed, {@code null} in the same case
 * @param publishBy local time until which a missed fire is made good, {@code null} for none
 * @param alertBy local time by which an edition should be out, {@code null} for none
 * @param next the next fires, the first first, also while it is paused
 * @param paused that it starts nothing now, {@code null} if it does
 * @param missed fires that wait for a decision, newest first
 * @param lastFire the newest for which an order was placed, {@code null} if there is none
 * @param fault what is wrong with the job file, over several lines; its last right schedule holds.
 *     {@code null} if nothing is
 */
public record ScheduleView(
    String job,
    @Nullable String cron,
    @Nullable String zone,
    @Nullable Misfire misfire,
    @Nullable LocalTime publishBy,
    @Nullable LocalTime alertBy,
    List<NextFire> next,
    @Nullable PauseView paused,
    List<FireView> missed,
    @Nullable FireView lastFire,
    @Nullable String fault) {

  /** Copies the lists, so that the view cannot change. */
  public ScheduleView {
    next = List.copyOf(next);
    missed = List.copyOf(missed);
  }

  /** Whether a person should look: fires wait for a decision, or the file is broken. */
  public boolean needsSomebody() {
    return !missed.isEmpty() || fault != null;
  }

  /**
   * A fire that is to come.
   *
   * @param at the instant
   * @param local what the clock shows then in the schedule's zone
   * @param shift whether clocks change that night
   * @param note the same in words, {@code null} if they do not
   * @param suppressed whether it falls into a pause
   */
  public record NextFire(
      Instant at,
      LocalDateTime local,
      DueTimes.Shift shift,
      @Nullable String note,
      boolean suppressed) {}

  /**
   * That a schedule starts nothing.
   *
   * @param actor who paused it
   * @param reason why
   * @param since from when on
   * @param until when it ends by itself, {@code null} when somebody ends it
   */
  public record PauseView(String actor, String reason, Instant since, @Nullable Instant until) {}

  /**
   * A fire that was due.
   *
   * @param due the instant; names the fire
   * @param local what the clock showed then in the schedule's zone
   * @param state what became of it
   * @param told why it was missed, or the reason of who decided; {@code null} if there is nothing
   *     to say
   * @param actor who had it made good or dismissed it, {@code null} for the schedule itself
   * @param order number of its order, {@code null} without
   * @param orderState how that stands, {@code null} without or when it is no longer kept
   * @param exitCode how it ended, {@code null} before
   * @param orderTold why it was refused or failed, {@code null} if it was not
   * @param edition label of the edition that it made, {@code null} if none or not yet
   */
  public record FireView(
      Instant due,
      LocalDateTime local,
      FireState state,
      @Nullable String told,
      @Nullable String actor,
      @Nullable Long order,
      OrderRow.@Nullable State orderState,
      @Nullable Integer exitCode,
      @Nullable String orderTold,
      @Nullable String edition) {}
}
