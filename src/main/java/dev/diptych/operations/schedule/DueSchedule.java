package dev.diptych.operations.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.diptych.operations.DueTimes;
import dev.diptych.operations.DueTimes.Due;
import java.time.Instant;

/** When a job is due, for the library: its own cron skips the night whose time does not exist. */
final class DueSchedule implements Schedule {

  private final DueTimes times;

  DueSchedule(DueTimes times) {
    this.times = times;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return getInitialExecutionTime(complete.getTimeDone());
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return times.next(now).map(Due::at).orElse(NEVER);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
