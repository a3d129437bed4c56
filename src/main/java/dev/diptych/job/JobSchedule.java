package dev.diptych.job;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a job starts by itself on a server, in the job's zone.
 *
 * @param cron Spring cron expression: second, minute, hour, day, month, weekday
 * @param misfire what becomes of a start that was missed
 * @param alertBy local time at which somebody is told if no edition is out, {@code null} for none
 */
public record JobSchedule(String cron, Misfire misfire, @Nullable LocalTime alertBy) {

  /** One that says nothing but when. */
  public static JobSchedule of(String cron) {
    return new JobSchedule(cron, Misfire.RUN_ONCE, null);
  }

  /** What becomes of a start that was missed because nothing served. */
  public enum Misfire {
    /** The newest of them is made good as soon as something serves, until {@code publishBy}. */
    RUN_ONCE,
    /** It is listed as missed; a person decides. */
    SKIP
  }
}
