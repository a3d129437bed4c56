package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.JobSchedule.Misfire;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Overrides;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.PlacedOrder.Answer;
import dev.diptych.operations.ScheduleView.FireView;
import dev.diptych.operations.ScheduleView.NextFire;
import dev.diptych.operations.ScheduleView.PauseView;
import dev.diptych.operations.ScheduledJobs.Read;
import dev.diptych.store.AuditLog;
import dev.diptych.store.ScheduleBook;
import dev.diptych.store.ScheduleBook.Fire;
import dev.diptych.store.ScheduleBook.FireState;
import dev.diptych.store.ScheduleBook.Known;
import dev.diptych.store.ScheduleBook.Pause;
import dev.diptych.store.Transactions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The schedules as an operator sees and steers them; needs no process that serves but for {@link
 * #runNow}. Each change is audited. Safe for use by several threads.
 *
 * <p>Common to all: {@link UsageException} if there is no such job or fire, or a reason is missing;
 * {@link RefusedException} if it is not allowed now, saying what may be done instead.
 */
@Service
public class Schedules {

  private static final int NEXT_FIRES = 5;
  private static final int MOST_OPEN = 500;
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final ScheduledJobs files;
  private final ScheduledFires fires;
  private final ScheduleBook book;
  private final OrderDesk desk;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  Schedules(
      ScheduledJobs files,
      ScheduledFires fires,
      ScheduleBook book,
      OrderDesk desk,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.files = files;
    this.fires = fires;
    this.book = book;
    this.desk = desk;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What holds for a job: its file, or what that last said that was right. */
  private record Meant(
      String cron,
      ZoneId zone,
      Misfire misfire,
      @Nullable LocalTime publishBy,
      @Nullable LocalTime alertBy) {

    static @Nullable Meant of(Read read, @Nullable Known known) {
      JobFile file = read.file();
      if (file != null) {
        return file.schedule() == null
            ? null
            : new Meant(
                file.schedule().cron(),
                file.zone(),
                file.schedule().misfire(),
                file.publishBy(),
                file.schedule().alertBy());
      }
      return known == null
          ? null
          : new Meant(
              known.cron(),
              ZoneId.of(known.zone()),
              Misfire.valueOf(known.misfire()),
              known.publishBy(),
              known.alertBy());
    }
  }

  /**
   * Every job that has a schedule, or missed fires, or whose file is broken, by name.
   *
   * @throws UsageException if the folder of job files cannot be read
   */
  public List<ScheduleView> all() {
    return views(files.all());
  }

  /** One job; also one without a schedule. */
  public ScheduleView of(String job) {
    files.require(job);
    Read read = files.one(job);
    return views(List.of(read)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "Job %s has no schedule: nothing starts it by itself. Name one in its file, for example schedule: \"0 30 1 * * *\""
                        .formatted(job)));
  }

  private List<ScheduleView> views(List<Read> read) {
    Map<String, Known> known = new HashMap<>();
    book.known().forEach(each -> known.put(each.job(), each));
    Map<String, Pause> pauses = new HashMap<>();
    book.pauses().forEach(each -> pauses.put(each.job(), each));
    Map<String, List<Fire>> open = new TreeMap<>();
    book.open(MOST_OPEN)
        .forEach(fire -> open.computeIfAbsent(fire.job(), job -> new ArrayList<>()).add(fire));
    Map<String, Fire> last = new HashMap<>();
    book.lastFired().forEach(each -> last.put(each.job(), each));
    return read.stream()
        .map(
            each ->
                view(
                    each,
                    known.get(each.job()),
                    pauses.get(each.job()),
                    open.getOrDefault(each.job(), List.of()),
                    last.get(each.job())))
        .filter(view -> view.cron() != null || view.fault() != null || !view.missed().isEmpty())
        .toList();
  }

  private ScheduleView view(
      Read read,
      @Nullable Known known,
      @Nullable Pause pause,
      List<Fire> open,
      @Nullable Fire last) {
    Meant meant = Meant.of(read, known);
    ZoneId zone = meant == null ? ZoneOffset.UTC : meant.zone();
    Instant now = clock.instant();
    return new ScheduleView(
        read.job(),
        meant == null ? null : meant.cron(),
        meant == null ? null : zone.getId(),
        meant == null ? null : meant.misfire(),
        meant == null ? null : meant.publishBy(),
        meant == null ? null : meant.alertBy(),
        meant == null
            ? List.of()
            : new DueTimes(meant.cron(), zone)
                .next(now, NEXT_FIRES).stream().map(due -> next(due, pause)).toList(),
        pause == null || !pause.holds(now)
            ? null
            : new PauseView(pause.actor(), pause.reason(), pause.pausedAt(), pause.until()),
        open.stream().map(fire -> fire(fire, zone)).toList(),
        last == null ? null : fire(last, zone),
        read.fault());
  }

  private static NextFire next(DueTimes.Due due, @Nullable Pause pause) {
    return new NextFire(
        due.at(), due.shown(), due.shift(), due.note(), pause != null && pause.holds(due.at()));
  }

  private static FireView fire(Fire fire, ZoneId zone) {
    Answer answer = StoredOrder.answer(fire.answer());
    RunReport report = answer == null ? null : answer.report();
    return new FireView(
        fire.dueAt(),
        LocalDateTime.ofInstant(fire.dueAt(), zone),
        fire.state(),
        fire.told(),
        fire.actor(),
        fire.order(),
        fire.orderState(),
        fire.exitCode(),
        answer == null ? null : answer.told(),
        report == null ? null : report.edition());
  }

  /**
   * An instant as a person types it: {@code 06:00} the next time it comes, {@code 2026-12-24},
   * {@code 2026-12-24T06:00}, both in the job's zone, or with an offset, {@code
   * 2026-12-24T05:00:00Z}.
   *
   * @throws UsageException if it is none of these
   */
  public Instant instant(String job, String text) {
    ZoneId zone = ZoneId.of(Objects.requireNonNullElse(of(job).zone(), "UTC"));
    try {
      if (text.matches("\\d{1,2}:\\d\\d(:\\d\\d)?")) {
        return DueTimes.firstAfter(
            clock.instant(), LocalTime.parse(text.length() % 3 == 1 ? "0" + text : text), zone);
      }
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new UsageException(
          "%s is no time. Right: 06:00, 2026-12-24, 2026-12-24T06:00 (in %s) or 2026-12-24T05:00:00Z"
              .formatted(text, zone));
    }
  }

  /**
   * Starts nothing of a job's schedule for a while; what is due meanwhile is listed. Replaces a
   * pause that holds.
   *
   * @param until when it ends by itself, {@code null} when somebody ends it
   * @return what happens now, in a sentence
   */
  public String pause(String job, @Nullable Instant until, Actor actor) {
    ScheduleView before = requirePausable(job, until);
    String reason = reason(actor);
    Instant now = clock.instant();
    fires.closePause(job);
    String after = until == null ? "paused" : "paused until " + until;
    transactions.run(
        () -> {
          book.pause(new Pause(job, actor.name(), reason, now, until));
          audit(actor, "schedule pause", job, state(before) + " → " + after);
        });
    return "The schedule of %s is %s%s. To end the pause: diptych schedule %s --resume"
        .formatted(job, after, until == null ? "" : "; then it goes on by itself", job);
  }

  /**
   * Makes sure that a job's schedule can be paused; for whoever only asks.
   *
   * @return how it stands
   * @throws UsageException if there is none, or the pause would be over already
   */
  public ScheduleView requirePausable(String job, @Nullable Instant until) {
    Instant now = clock.instant();
    if (until != null && !until.isAfter(now)) {
      throw new UsageException(
          "A pause until %s would be over already; it is %s".formatted(until, now));
    }
    return of(job);
  }

  /**
   * Ends a pause.
   *
   * @return what happens now, in a sentence
   */
  public String resume(String job, Actor actor) {
    ScheduleView before = of(job);
    fires.closePause(job);
    boolean done =
        transactions.run(
            () -> {
              boolean was = book.resume(job) && before.paused() != null;
              if (was) {
                audit(actor, "schedule resume", job, state(before) + " → at work");
              }
              return was;
            });
    String next =
        before.next().isEmpty() ? "never" : before.next().get(0).local() + " " + before.zone();
    return done
        ? "The schedule of %s goes on; it is next due %s".formatted(job, next)
        : "The schedule of %s was not paused; it is next due %s".formatted(job, next);
  }

  private static String state(ScheduleView view) {
    PauseView paused = view.paused();
    if (paused == null) {
      return "at work";
    }
    return paused.until() == null ? "paused" : "paused until " + paused.until();
  }

  /**
   * Makes a missed fire good: the edition of today.
   *
   * @return the order that was placed
   * @throws RefusedException if nothing serves, or somebody has decided the fire
   */
  public PlacedOrder runNow(String job, Instant due, Actor actor) {
    Fire fire = open(job, due);
    requireServer(job);
    decide(fire, FireState.FIRED, actor, "schedule run-now");
    PlacedOrder order =
        desk.placeOnce(
            new WorkOrder.Run(job, Overrides.NONE, null, false),
            actor,
            ScheduledFires.key(job, due),
            PATIENCE);
    book.placed(job, due, order.id());
    return order;
  }

  /**
   * Makes sure that a missed fire may be made good now; for whoever only asks.
   *
   * @throws RefusedException if not
   */
  public void requireRunNow(String job, Instant due) {
    Fire unused = open(job, due);
    requireServer(job);
  }

  private void requireServer(String job) {
    if (desk.living().isEmpty()) {
      throw new RefusedException(
          new Reason.NobodyServes(), Next.of(When.NEXT, "run", job), Next.of(When.FIRST, "serve"));
    }
  }

  /**
   * A missed fire need not be made good.
   *
   * @return what was done, in a sentence
   */
  public String dismiss(String job, Instant due, Actor actor) {
    String unused = reason(actor);
    decide(open(job, due), FireState.DISMISSED, actor, "schedule dismiss");
    return "What %s missed at %s is dismissed".formatted(job, due);
  }

  /**
   * No missed fire of a job need be made good.
   *
   * @return what was done, in a sentence
   */
  public String dismissAll(String job, Actor actor) {
    String unused = reason(actor);
    List<FireView> missed = of(job).missed();
    missed.forEach(
        fire ->
            book.fire(job, fire.due())
                .filter(open -> open.state().open())
                .ifPresent(open -> decide(open, FireState.DISMISSED, actor, "schedule dismiss")));
    return "%d missed starts of %s are dismissed".formatted(missed.size(), job);
  }

  /**
   * Makes sure that a fire is missed and waits for a decision.
   *
   * @throws RefusedException if it is decided
   */
  public void requireMissed(String job, Instant due) {
    Fire unused = open(job, due);
  }

  private Fire open(String job, Instant due) {
    Fire fire =
        book.fire(job, due)
            .orElseThrow(
                () ->
                    new UsageException(
                        "Job %s has missed nothing at %s. What it has missed: diptych schedule %s"
                            .formatted(job, due, job)));
    if (!fire.state().open()) {
      throw decided(fire);
    }
    return fire;
  }

  private static RefusedException decided(Fire fire) {
    String how =
        fire.state() == FireState.DISMISSED
            ? "dismissed by " + fire.actor()
            : fire.order() == null ? "it was ordered" : "it is order " + fire.order();
    return new RefusedException(
        new Reason.FireDecided(fire.job(), fire.dueAt(), how),
        Next.of(When.TO_SEE, "schedule", fire.job()));
  }

  private void decide(Fire fire, FireState state, Actor actor, String verb) {
    boolean done =
        transactions.run(
            () -> {
              boolean mine =
                  book.decideMissed(fire.job(), fire.dueAt(), state, actor.name(), actor.reason());
              if (mine) {
                audit(
                    actor,
                    verb,
                    fire.job(),
                    "%s: %s → %s".formatted(fire.dueAt(), fire.state(), state));
              }
              return mine;
            });
    if (!done) {
      throw decided(book.fire(fire.job(), fire.dueAt()).orElse(fire));
    }
  }

  private static String reason(Actor actor) {
    String reason = actor.reason();
    if (reason == null || reason.isBlank()) {
      throw new UsageException(
          "A reason is required: add --reason \"why\". It is kept in the audit");
    }
    return reason;
  }

  private void audit(Actor actor, String verb, String job, String detail) {
    audit.add(actor.name(), actor.channel(), verb, job, actor.reason(), detail);
  }
}
