package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.JobSchedule;
import dev.diptych.job.JobSchedule.Misfire;
import dev.diptych.job.Overrides;
import dev.diptych.operations.ScheduledJobs.Read;
import dev.diptych.run.FaultWords;
import dev.diptych.store.ScheduleBook;
import dev.diptych.store.ScheduleBook.FireState;
import dev.diptych.store.ScheduleBook.Known;
import dev.diptych.store.ScheduleBook.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Decides every fire of every schedule once: an order is placed for it, or it is missed and listed.
 * Whoever keeps the time may call {@link #look} as often as it likes, early, late or twice: what
 * was due is computed from the cron and the last instant that was decided, and the row of a fire is
 * the proof that it fired. Safe for use by several threads and processes.
 */
@Service
public class ScheduledFires {

  private static final Logger log = LoggerFactory.getLogger(ScheduledFires.class);

  /** A fire that is delivered so late is as good as punctual. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  /** How long an order waits for another run where the job names no {@code publishBy}. */
  private static final Duration STANDARD_PATIENCE = Duration.ofHours(1);

  /** How many missed fires of a job one look lists at most, the newest. */
  static final int MOST_MISSED = 50;

  private static final Duration KEPT = Duration.ofDays(400);

  private static final String NOTHING_SERVED = "nothing served at that time";

  private final ScheduledJobs files;
  private final ScheduleBook book;
  private final OrderDesk desk;
  private final Clock clock;

  /** Fires that were to be ordered when the database did not answer. */
  private final Queue<Claim> unplaced = new ConcurrentLinkedQueue<>();

  /** Jobs that this process has looked at since it began. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  ScheduledFires(ScheduledJobs files, ScheduleBook book, OrderDesk desk, Clock clock) {
    this.files = files;
    this.book = book;
    this.desk = desk;
    this.clock = clock;
  }

  /** A fire that is this process's to order. */
  private record Claim(Known schedule, Instant due, @Nullable String told) {}

  /**
   * When a job is due.
   *
   * @param decidedUntil every fire until here, this instant included, is decided
   */
  public record Timetable(DueTimes times, Instant decidedUntil) {

    /**
     * The first instant that is not decided; it may have come already. Empty if none will ever be.
     */
    public Optional<Instant> next() {
      return times.next(decidedUntil).map(DueTimes.Due::at);
    }
  }

  /** To be called once by the process that begins to serve, before anything else here. */
  public void begin() {
    int lost = book.lost("the server ended before the run had begun");
    if (lost > 0) {
      log.info("{} scheduled runs had not begun when the server ended", lost);
    }
    book.deleteBefore(clock.instant().minus(KEPT));
  }

  /**
   * Reads the job files again and decides what was missed of those that are new here or have
   * another schedule. A broken file keeps the schedule it had.
   *
   * @return of each job that has a schedule, when it is due
   */
  public Map<String, Timetable> refresh() {
    placeAgain();
    Map<String, Known> known = new HashMap<>();
    book.known().forEach(schedule -> known.put(schedule.job(), schedule));
    Map<String, Timetable> tables = new TreeMap<>();
    for (Read read : files.all()) {
      Known before = known.remove(read.job());
      try {
        Timetable now = refreshed(read, before);
        if (now != null) {
          tables.put(read.job(), now);
        }
      } catch (RuntimeException e) {
        log.warn("The schedule of job {} was not looked at: {}", read.job(), FaultWords.of(e), e);
        if (before != null) {
          tables.put(read.job(), new Timetable(times(before), before.decidedUntil()));
        }
      }
    }
    known.keySet().forEach(this::forget);
    return tables;
  }

  private @Nullable Timetable refreshed(Read read, @Nullable Known before) {
    JobFile file = read.file();
    Known now;
    if (file == null) {
      now = before;
    } else if (file.schedule() == null) {
      if (before != null) {
        forget(before.job());
      }
      return null;
    } else {
      now = known(file, file.schedule(), before);
    }
    if (now == null) {
      return null; // It was never right.
    }
    if (!now.equals(before)) {
      if (before != null && !sameTimes(before, now)) {
        close(before);
      }
      book.know(now);
    }
    if (seen.add(read.job())) {
      Timetable table = look(now);
      makeGood(now);
      return table;
    }
    return new Timetable(times(now), now.decidedUntil());
  }

  private void forget(String job) {
    book.forget(job);
    seen.remove(job);
  }

  private Known known(JobFile file, JobSchedule schedule, @Nullable Known before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Known fresh =
        new Known(
            file.name(),
            schedule.cron(),
            file.zone().getId(),
            schedule.misfire().name(),
            file.publishBy(),
            schedule.alertBy(),
            now,
            now);
    return before == null || !sameTimes(before, fresh)
        ? fresh
        : new Known(
            fresh.job(),
            fresh.cron(),
            fresh.zone(),
            fresh.misfire(),
            fresh.publishBy(),
            fresh.alertBy(),
            before.since(),
            before.decidedUntil());
  }

  private static boolean sameTimes(Known one, Known other) {
    return one.cron().equals(other.cron()) && one.zone().equals(other.zone());
  }

  /** Lists what was still due by a schedule that is another now; nothing of it is run unasked. */
  private void close(Known before) {
    Optional<Pause> pause = book.pause(before.job());
    for (Instant due : times(before).between(before.decidedUntil(), clock.instant(), MOST_MISSED)) {
      miss(before.job(), due, pause, "the schedule was changed before it was run");
    }
  }

  /**
   * Decides everything of a job that is due and not decided.
   *
   * @return when it is due from now on, {@code null} if it has no schedule any more
   */
  public @Nullable Timetable look(String job) {
    Known schedule = book.known(job).orElse(null);
    return schedule == null ? null : look(schedule);
  }

  private Timetable look(Known schedule) {
    DueTimes times = times(schedule);
    List<Instant> due = times.between(schedule.decidedUntil(), clock.instant(), MOST_MISSED);
    if (due.isEmpty()) {
      return new Timetable(times, schedule.decidedUntil());
    }
    String job = schedule.job();
    Optional<Pause> pause = book.pause(job);
    Instant newest = due.get(due.size() - 1);
    due.subList(0, due.size() - 1).forEach(each -> miss(job, each, pause, NOTHING_SERVED));
    String told = isPunctual(newest) ? null : "made good: " + NOTHING_SERVED;
    if (pause.filter(holding -> holding.holds(newest)).isPresent()
        || told != null && !mayBeMadeGood(schedule, newest)) {
      miss(job, newest, pause, NOTHING_SERVED);
    } else {
      order(new Claim(schedule, newest, told), false);
    }
    book.decided(job, newest);
    return new Timetable(times, newest);
  }

  private boolean isPunctual(Instant due) {
    return !clock.instant().isAfter(due.plus(PUNCTUAL));
  }

  private boolean mayBeMadeGood(Known schedule, Instant due) {
    Instant deadline = deadline(schedule, due);
    return schedule.misfire().equals(Misfire.RUN_ONCE.name())
        && (deadline == null || clock.instant().isBefore(deadline));
  }

  private void miss(String job, Instant due, Optional<Pause> pause, String why) {
    Pause holding = pause.filter(each -> each.holds(due)).orElse(null);
    if (holding == null) {
      book.decide(job, due, FireState.MISSED, why);
    } else {
      book.decide(job, due, FireState.PAUSED, paused(holding));
    }
  }

  private static String paused(Pause pause) {
    return "paused by %s: %s".formatted(pause.actor(), pause.reason());
  }

  /**
   * What was due in a pause that is about to be ended or replaced is not taken for missed later.
   */
  void closePause(String job) {
    Known schedule = book.known(job).orElse(null);
    Pause pause = book.pause(job).orElse(null);
    if (schedule != null && pause != null) {
      times(schedule).between(schedule.decidedUntil(), clock.instant(), MOST_MISSED).stream()
          .filter(pause::holds)
          .forEach(due -> book.decide(job, due, FireState.PAUSED, paused(pause)));
    }
  }

  /** The newest fire, if the process that was to carry it out ended before it had begun to. */
  private void makeGood(Known schedule) {
    List<Instant> newest = times(schedule).between(schedule.since(), clock.instant(), 1);
    if (newest.isEmpty()) {
      return;
    }
    Instant due = newest.get(0);
    String told = "made good: the server had ended before the run had begun";
    if (mayBeMadeGood(schedule, due)
        && book.fire(schedule.job(), due)
            .filter(fire -> fire.state() == FireState.MISSED)
            .isPresent()
        && book.decideMissed(schedule.job(), due, FireState.FIRED, null, told)) {
      place(new Claim(schedule, due, told));
    }
  }

  /**
   * Claims a fire and places its order.
   *
   * @param again whether it may be claimed already, by a statement whose answer did not come
   */
  private void order(Claim claim, boolean again) {
    String job = claim.schedule().job();
    boolean mine;
    try {
      mine =
          book.decide(job, claim.due(), FireState.FIRED, claim.told())
              || again
                  && book.fire(job, claim.due())
                      .filter(fire -> fire.state() == FireState.FIRED && fire.order() == null)
                      .isPresent();
    } catch (RuntimeException e) {
      unplaced.add(claim);
      throw e;
    }
    if (mine) {
      place(claim);
    }
  }

  private void place(Claim claim) {
    Known schedule = claim.schedule();
    Instant due = claim.due();
    try {
      String why = "due " + due + (claim.told() == null ? "" : "; " + claim.told());
      PlacedOrder order =
          desk.placeOnce(
              new WorkOrder.Run(schedule.job(), Overrides.NONE, due, false),
              new Actor("schedule", "schedule", why),
              key(schedule.job(), due),
              patience(schedule, due));
      book.placed(schedule.job(), due, order.id());
    } catch (RuntimeException e) {
      unplaced.add(claim);
      throw e;
    }
  }

  private void placeAgain() {
    for (int left = unplaced.size(); left > 0; left--) {
      Claim claim = unplaced.poll();
      try {
        if (claim != null) {
          order(claim, true);
        }
      } catch (RuntimeException e) {
        log.warn("A scheduled run still cannot be ordered: {}", FaultWords.of(e), e);
      }
    }
  }

  /** What makes the order of a fire one. */
  static String key(String job, Instant due) {
    return "schedule|%s|%s".formatted(job, due);
  }

  private Duration patience(Known schedule, Instant due) {
    Instant deadline = deadline(schedule, due);
    if (deadline == null) {
      return STANDARD_PATIENCE;
    }
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** When an edition of that night is closed, {@code null} if never. */
  private static @Nullable Instant deadline(Known schedule, Instant due) {
    return schedule.publishBy() == null
        ? null
        : DueTimes.firstAfter(due, schedule.publishBy(), ZoneId.of(schedule.zone()));
  }

  static DueTimes times(Known schedule) {
    return new DueTimes(schedule.cron(), ZoneId.of(schedule.zone()));
  }
}
