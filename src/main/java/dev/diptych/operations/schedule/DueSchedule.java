package dev.diptych.operations.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.diptych.operations.ScheduledFires.Timetable;
import java.time.Instant;

/**
 * When a job is due next, for the library: the first instant that nobody has decided, whatever the
 * time is. The library's own cron skips the night whose time does not exist.
 */
final class DueSchedule implements Schedule {

  private final Timetable table;

  DueSchedule(Timetable table) {
    this.table = table;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return getInitialExecutionTime(complete.getTimeDone());
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return table.next().orElse(NEVER);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
