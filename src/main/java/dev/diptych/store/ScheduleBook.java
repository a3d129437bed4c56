package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of the schedules: what each last said, which are paused, and every fire that was
 * due. A fire is decided by one insert or one conditional update, so that of any number of
 * processes and threads one does it. Safe for use by several threads.
 */
@Repository
public class ScheduleBook {

  private static final String KNOWN =
      "select job, cron, zone, misfire, publish_by, alert_by, since, decided_until from"
          + " schedule_known ";

  private static final String FIRE =
      """
      select f.job, f.due_at, f.state, f.told, f.actor, f.decided_at, f.order_id,
        o.state as order_state, o.exit_code, o.answer
      from schedule_fire f left join run_order o on o.id = f.order_id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public ScheduleBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The same without a Spring context. */
  public static ScheduleBook over(Database database, Clock clock) {
    return new ScheduleBook(JdbcClient.create(new JdbcTemplate(database.dataSource())), clock);
  }

  /**
   * What a job's file last said that was right.
   *
   * @param job the job's name
   * @param cron Spring cron expression
   * @param zone in which it is meant
   * @param misfire what becomes of a missed fire, by the name of its constant
   * @param publishBy local time until which a missed fire may be made good, {@code null} for none
   * @param alertBy local time by which an edition should be out, {@code null} for none
   * @param since when this cron and zone became known; what was due before does not count
   * @param decidedUntil every fire until here, this instant included, is decided
   */
  public record Known(
      String job,
      String cron,
      String zone,
      String misfire,
      @Nullable LocalTime publishBy,
      @Nullable LocalTime alertBy,
      Instant since,
      Instant decidedUntil) {}

  /**
   * That a schedule starts nothing for a while.
   *
   * @param until when it ends by itself, {@code null} when somebody ends it
   */
  public record Pause(
      String job, String actor, String reason, Instant pausedAt, @Nullable Instant until) {

    /** Whether it holds at an instant. */
    public boolean holds(Instant at) {
      return !at.isBefore(pausedAt) && (until == null || at.isBefore(until));
    }
  }

  /** What became of a fire. */
  public enum FireState {
    /** An order was placed for it, once. */
    FIRED,
    /** Nothing served when it was due, or its order was lost. */
    MISSED,
    /** It was due while the schedule was paused. */
    PAUSED,
    /** It was missed, and a person decided that it need not be made good. */
    DISMISSED;

    /** Whether a person may still have it made good. */
    public boolean open() {
      return this == MISSED || this == PAUSED;
    }
  }

  /**
   * One instant at which a job was due.
   *
   * @param told why it was missed, or the reason given with a decision; {@code null} if there is
   *     nothing to say
   * @param actor who had it made good or dismissed it, {@code null} for the schedule itself
   * @param decidedAt when it came to its state
   * @param order number of the order that was placed, {@code null} without
   * @param orderState how that stands, {@code null} without or when it is no longer kept
   * @param exitCode how it ended, {@code null} before
   * @param answer what there is to say of its end, as the order keeps it
   */
  public record Fire(
      String job,
      Instant dueAt,
      FireState state,
      @Nullable String told,
      @Nullable String actor,
      Instant decidedAt,
      @Nullable Long order,
      OrderRow.@Nullable State orderState,
      @Nullable Integer exitCode,
      @Nullable String answer) {}

  /** All schedules that are known, by name. */
  public List<Known> known() {
    return jdbc.sql(KNOWN + "order by job").query(ScheduleBook::schedule).list();
  }

  /** One of them. */
  public Optional<Known> known(String job) {
    return jdbc.sql(KNOWN + "where job = ?").param(job).query(ScheduleBook::schedule).optional();
  }

  /** Keeps what a job's file says now. Not to be called within a transaction. */
  public void know(Known schedule) {
    if (update(schedule) == 0) {
      try {
        write(
            schedule,
            """
            insert into schedule_known
              (job, cron, zone, misfire, publish_by, alert_by, since, decided_until)
            values (:job, :cron, :zone, :misfire, :publishBy, :alertBy, :since, :until)
            """);
      } catch (DuplicateKeyException e) {
        update(schedule); // Another process was quicker with the same file.
      }
    }
  }

  private int update(Known schedule) {
    return write(
        schedule,
        """
        update schedule_known set cron = :cron, zone = :zone, misfire = :misfire, publish_by = :publishBy,
          alert_by = :alertBy, since = :since, decided_until = :until
        where job = :job
        """);
  }

  private int write(Known schedule, String sql) {
    LocalTime publishBy = schedule.publishBy();
    LocalTime alertBy = schedule.alertBy();
    return jdbc.sql(sql)
        .param("job", schedule.job())
        .param("cron", schedule.cron())
        .param("zone", schedule.zone())
        .param("misfire", schedule.misfire())
        .param("publishBy", publishBy == null ? null : publishBy.toString())
        .param("alertBy", alertBy == null ? null : alertBy.toString())
        .param("since", Sql.at(schedule.since()))
        .param("until", Sql.at(schedule.decidedUntil()))
        .update();
  }

  /** Every fire until an instant is decided, that one included. */
  public void decided(String job, Instant until) {
    jdbc.sql(
            "update schedule_known set decided_until = :until where job = :job and decided_until <"
                + " :until")
        .param("job", job)
        .param("until", Sql.at(until))
        .update();
  }

  /** A job has no schedule any more; what was due stays. */
  public void forget(String job) {
    jdbc.sql("delete from schedule_known where job = ?").param(job).update();
  }

  /** All pauses, also those that have ended by themselves. */
  public List<Pause> pauses() {
    return jdbc.sql("select job, actor, reason, paused_at, until from schedule_pause")
        .query(ScheduleBook::paused)
        .list();
  }

  /** The pause of a job, also one that has ended by itself. */
  public Optional<Pause> pause(String job) {
    return jdbc.sql("select job, actor, reason, paused_at, until from schedule_pause where job = ?")
        .param(job)
        .query(ScheduleBook::paused)
        .optional();
  }

  /** Pauses a schedule in place of what was said before. Belongs into a transaction. */
  public void pause(Pause pause) {
    resume(pause.job());
    Instant until = pause.until();
    jdbc.sql(
            """
            insert into schedule_pause (job, actor, reason, paused_at, until)
            values (:job, :actor, :reason, :at, :until)
            """)
        .param("job", pause.job())
        .param("actor", pause.actor())
        .param("reason", Sql.reason(pause.reason()))
        .param("at", Sql.at(pause.pausedAt()))
        .param("until", until == null ? null : Sql.at(until))
        .update();
  }

  /** Ends a pause; false if there was none. */
  public boolean resume(String job) {
    return jdbc.sql("delete from schedule_pause where job = ?").param(job).update() == 1;
  }

  /**
   * Decides a fire that nobody has decided; false if somebody was quicker. Not to be called within
   * a transaction.
   */
  public boolean decide(String job, Instant dueAt, FireState state, @Nullable String told) {
    try {
      return jdbc.sql(
                  """
                  insert into schedule_fire (job, due_at, state, told, decided_at)
                  values (:job, :due, :state, :told, :at)
                  """)
              .param("job", job)
              .param("due", Sql.at(dueAt))
              .param("state", state.name())
              .param("told", Sql.reason(told))
              .param("at", Sql.at(clock.instant()))
              .update()
          == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /**
   * Decides a missed fire anew; false if it is not missed any more.
   *
   * @param actor who does it, {@code null} for the schedule itself
   */
  public boolean decideMissed(
      String job, Instant dueAt, FireState state, @Nullable String actor, @Nullable String told) {
    return jdbc.sql(
                """
                update schedule_fire set state = :state, actor = :actor, told = :told, decided_at = :at,
                  order_id = null
                where job = :job and due_at = :due and state in ('MISSED', 'PAUSED')
                """)
            .param("job", job)
            .param("due", Sql.at(dueAt))
            .param("state", state.name())
            .param("actor", actor)
            .param("told", Sql.reason(told))
            .param("at", Sql.at(clock.instant()))
            .update()
        == 1;
  }

  /** The order of a fire has been placed. */
  public void placed(String job, Instant dueAt, long order) {
    jdbc.sql(
            "update schedule_fire set order_id = :order, state = 'FIRED' where job = :job and"
                + " due_at = :due")
        .param("job", job)
        .param("due", Sql.at(dueAt))
        .param("order", order)
        .update();
  }

  /**
   * Fires whose process ended before their order was placed or begun are missed; to be called by
   * the process that takes orders, before it decides anything.
   *
   * @return how many those were
   */
  public int lost(String told) {
    return jdbc.sql(
            """
            update schedule_fire set state = 'MISSED', told = :told where state = 'FIRED' and (
              order_id is null or order_id in (select id from run_order where state = 'LOST' and pass_id is null))
            """)
        .param("told", told)
        .update();
  }

  /** One fire. */
  public Optional<Fire> fire(String job, Instant dueAt) {
    return jdbc.sql(FIRE + "where f.job = :job and f.due_at = :due")
        .param("job", job)
        .param("due", Sql.at(dueAt))
        .query(ScheduleBook::fired)
        .optional();
  }

  /** What was missed and waits for a decision, newest first. */
  public List<Fire> open(int limit) {
    return jdbc.sql(
            FIRE + "where f.state in ('MISSED', 'PAUSED') order by f.due_at desc, f.job limit ?")
        .param(limit)
        .query(ScheduleBook::fired)
        .list();
  }

  /** The newest of each job for which an order was placed. */
  public List<Fire> lastFired() {
    return jdbc.sql(
            FIRE
                + """
                join (select job, max(due_at) as due_at from schedule_fire where state = 'FIRED' group by job) l
                  on l.job = f.job and l.due_at = f.due_at
                """)
        .query(ScheduleBook::fired)
        .list();
  }

  /** Deletes what was due before an instant. */
  public int deleteBefore(Instant before) {
    return jdbc.sql("delete from schedule_fire where due_at < ?").param(Sql.at(before)).update();
  }

  /** Whether an edition of a job as of an instant or later is out. */
  public boolean isOut(String job, Instant asOf) {
    return jdbc.sql(
                """
                select count(*) from edition e where e.job = :job and e.as_of >= :asOf
                  and exists (select 1 from pass p where p.edition_id = e.id and p.state = 'FINISHED')
                """)
            .param("job", job)
            .param("asOf", Sql.at(asOf))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Known schedule(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getString("job"),
        row.getString("cron"),
        row.getString("zone"),
        row.getString("misfire"),
        time(row.getString("publish_by")),
        time(row.getString("alert_by")),
        Sql.instant(row, "since"),
        Sql.instant(row, "decided_until"));
  }

  private static @Nullable LocalTime time(@Nullable String text) {
    return text == null ? null : LocalTime.parse(text);
  }

  private static Pause paused(ResultSet row, int number) throws SQLException {
    return new Pause(
        row.getString("job"),
        row.getString("actor"),
        row.getString("reason"),
        Sql.instant(row, "paused_at"),
        Sql.instantOrNull(row, "until"));
  }

  private static Fire fired(ResultSet row, int number) throws SQLException {
    long order = row.getLong("order_id");
    Long orderId = row.wasNull() ? null : order;
    int exit = row.getInt("exit_code");
    Integer exitCode = row.wasNull() ? null : exit;
    String state = row.getString("order_state");
    return new Fire(
        row.getString("job"),
        Sql.instant(row, "due_at"),
        FireState.valueOf(row.getString("state")),
        row.getString("told"),
        row.getString("actor"),
        Sql.instant(row, "decided_at"),
        orderId,
        state == null ? null : OrderRow.State.valueOf(state),
        exitCode,
        row.getString("answer"));
  }
}
