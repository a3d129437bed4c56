package dev.diptych.operations.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.diptych.operations.ScheduledFires;
import dev.diptych.operations.ScheduledFires.Timetable;
import dev.diptych.operations.Serving;
import dev.diptych.run.FaultWords;
import dev.diptych.store.Database;
import dev.diptych.store.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rings for each job when it is due, and reads the job files again while the process serves. One
 * execution a job stands in the library's table, for the next time that it is due.
 */
@Component
class ScheduleClock implements Serving.Companion {

  private static final Logger log = LoggerFactory.getLogger("faults");

  private static final String TASK = "start";
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
  private static final Duration LAST_WAIT = Duration.ofSeconds(30);

  private final ScheduledFires fires;
  private final Database database;
  private final ProcessIdentity process;
  private final ScheduleSettings settings;
  private final Clock clock;

  private final PatientThreads looks = new PatientThreads("schedules", () -> {});
  private final CustomTask<Void> task;
  private @Nullable Scheduler scheduler;
  private boolean begun;
  private boolean started;

  ScheduleClock(
      ScheduledFires fires,
      Database database,
      ProcessIdentity process,
      ScheduleSettings settings,
      Clock clock) {
    this.fires = fires;
    this.database = database;
    this.process = process;
    this.settings = settings;
    this.clock = clock;
    this.task =
        Tasks.custom(TASK, Void.class)
            .onDeadExecutionRevive()
            .onFailure((complete, operations) -> operations.reschedule(complete, soon()))
            .execute((instance, context) -> ring(instance.getId()));
  }

  private Instant soon() {
    return clock.instant().plus(TRY_AGAIN);
  }

  @Override
  public synchronized void begun() {
    Scheduler built = scheduler();
    scheduler = built;
    var unused =
        looks.scheduleWithFixedDelay(
            () -> look(built), 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Scheduler scheduler() {
    AtomicReference<@Nullable Scheduler> built = new AtomicReference<>();
    Runnable wake =
        () -> {
          Scheduler asleep = built.get();
          if (asleep != null) {
            asleep.triggerCheckForDueExecutions();
          }
        };
    Scheduler made =
        Scheduler.create(database.dataSource(), task)
            .clock(clock::instant)
            .schedulerName(() -> "%s/%d".formatted(shortened(process.host()), process.pid()))
            .jdbcCustomization(new ExactInstants())
            .threads(1)
            .pollingInterval(settings.poll())
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .executorService(new PatientThreads("schedule-start", () -> {}))
            .dueExecutor(new PatientThreads("schedule-due", wake))
            .housekeeperExecutor(new PatientThreads("schedule-care", () -> {}))
            .shutdownMaxWait(LAST_WAIT)
            .build();
    built.set(made);
    return made;
  }

  /** The library's column has fifty characters. */
  private static String shortened(String host) {
    return host.length() <= 35 ? host : host.substring(0, 35);
  }

  private void look(Scheduler timer) {
    try {
      if (!begun) {
        fires.begin();
        begun = true;
      }
      arrange(timer, fires.refresh());
      if (!started) {
        started = true;
        timer.start();
      }
      timer.triggerCheckForDueExecutions(); // The machine's clock may have been set.
    } catch (RuntimeException | Error e) {
      // The next look makes up for it; what is thrown from here would end all later ones.
      log.warn("The schedules were not looked at: {}", FaultWords.of(e), e);
    }
  }

  /** One execution a job, when it is due next. */
  private void arrange(Scheduler timer, Map<String, Timetable> times) {
    Map<String, ScheduledExecution<Object>> there = new HashMap<>();
    timer
        .getScheduledExecutionsForTask(TASK)
        .forEach(each -> there.put(each.getTaskInstance().getId(), each));
    Instant now = clock.instant();
    times.forEach((job, due) -> arrange(timer, job, there.remove(job), due, now));
    there.keySet().forEach(job -> attempt(() -> timer.cancel(TaskInstanceId.of(TASK, job))));
  }

  private void arrange(
      Scheduler timer,
      String job,
      @Nullable ScheduledExecution<Object> there,
      Timetable due,
      Instant now) {
    Instant next = new DueSchedule(due).getInitialExecutionTime(now);
    if (there == null) {
      boolean unused = timer.scheduleIfNotExists(new TaskInstance<Void>(TASK, job), next);
    } else if (!there.isPicked() && !there.getExecutionTime().equals(next)) {
      attempt(
          () -> {
            boolean unused = timer.reschedule(TaskInstanceId.of(TASK, job), next);
          });
    }
  }

  /** What is being executed at this moment arranges itself; the next look sees how. */
  private static void attempt(Runnable change) {
    try {
      change.run();
    } catch (DbSchedulerException e) {
      log.debug("Left to the next look", e);
    }
  }

  private CompletionHandler<Void> ring(String job) {
    try {
      Timetable times = fires.look(job);
      return (complete, operations) -> goOn(complete, operations, times);
    } catch (RuntimeException e) {
      log.warn("Job {} is due, but could not be ordered yet: {}", job, FaultWords.of(e), e);
      Instant again = soon();
      return (complete, operations) -> settle(() -> operations.reschedule(complete, again));
    }
  }

  private static void goOn(
      ExecutionComplete complete, ExecutionOperations<Void> operations, @Nullable Timetable times) {
    settle(
        () -> {
          if (times == null) {
            operations.remove();
          } else {
            operations.reschedule(complete, new DueSchedule(times).getNextExecutionTime(complete));
          }
        });
  }

  /** Another process may have taken the execution for dead and gone on in this one's place. */
  private static void settle(Runnable end) {
    try {
      end.run();
    } catch (DbSchedulerException e) {
      log.info("Another process keeps the time now: {}", FaultWords.of(e));
    }
  }

  @Override
  public synchronized void ending() {
    Scheduler timer = scheduler;
    if (timer == null) {
      return;
    }
    scheduler = null;
    looks.shutdown();
    try {
      if (!looks.awaitTermination(LAST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("The last look at the schedules does not end; it is left behind");
      }
    } catch (InterruptedException e) {
      log.warn("Interrupted while the schedules ended; they are left to themselves");
    }
    timer.stop();
  }
}
