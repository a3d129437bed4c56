package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was told to whom, one row an alert and way. The key makes an alert one, and every step is
 * one conditional update, so that of several processes and threads one makes it. Safe for use by
 * several threads; not to be called within a transaction.
 */
@Repository
public class Alerts {

  private static final String ALL =
      """
      select id, alert_key, kind, job, label, subject, text, html, at, channel, attempts, next_at, sent_at, over_at,
        failure
      from alert
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public Alerts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Something to be told.
   *
   * @param key the same for the same cause; at most 300 characters
   * @param kind what it is about, in one word
   * @param job the job, {@code null} if it is about none
   * @param label the edition, {@code null} if it is about none
   * @param subject in one line, at most 300 characters
   * @param text plain
   * @param html the same for a mail, {@code null} if it is plain
   */
  public record NewAlert(
      String key,
      String kind,
      @Nullable String job,
      @Nullable String label,
      String subject,
      String text,
      @Nullable String html) {}

  /**
   * An alert on one way.
   *
   * @param at when the cause was seen
   * @param channel the way
   * @param attempts how often it was tried to tell it
   * @param nextAt when it is tried next, {@code null} if never again
   * @param sentAt when it was told, {@code null} before
   * @param overAt when its cause was seen to be over, {@code null} before
   * @param failure why the last attempt failed
   */
  public record AlertRow(
      long id,
      NewAlert alert,
      Instant at,
      String channel,
      int attempts,
      @Nullable Instant nextAt,
      @Nullable Instant sentAt,
      @Nullable Instant overAt,
      @Nullable String failure) {}

  /**
   * Notes that something is to be told now.
   *
   * @return false if it was noted before, by whomever
   */
  public boolean add(NewAlert alert, String channel) {
    if (isNoted(alert.key(), channel)) {
      return false; // The usual case: a cause stands for hours, and is looked at every minute.
    }
    try {
      jdbc.sql(
              """
              insert into alert (alert_key, kind, job, label, subject, text, html, at, channel, next_at)
              values (:key, :kind, :job, :label, :subject, :text, :html, :now, :channel, :now)
              """)
          .param("key", alert.key())
          .param("kind", alert.kind())
          .param("job", alert.job())
          .param("label", alert.label())
          .param("subject", alert.subject())
          .param("text", alert.text())
          .param("html", alert.html())
          .param("now", Sql.at(clock.instant()))
          .param("channel", channel)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false; // Another process saw it at the same moment.
    }
  }

  /** Whether an alert was noted for a way. */
  public boolean isNoted(String key, String channel) {
    return jdbc.sql("select count(*) from alert where alert_key = ? and channel = ?")
            .params(key, channel)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What is to be told now, oldest first. */
  public List<AlertRow> due(int limit) {
    return jdbc.sql(ALL + "where next_at <= :now order by id limit :limit")
        .param("now", Sql.at(clock.instant()))
        .param("limit", limit)
        .query(Alerts::row)
        .list();
  }

  /**
   * Takes an attempt to tell an alert.
   *
   * @param next when it is tried again should this process die meanwhile, or the attempt fail;
   *     {@code null} if never
   * @return false if another process or thread was quicker, or it need not be told any more
   */
  public boolean attempt(AlertRow alert, @Nullable Instant next) {
    return jdbc.sql(
                """
                update alert set attempts = attempts + 1, next_at = :next
                where id = :id and attempts = :seen and next_at is not null
                """)
            .param("id", alert.id())
            .param("seen", alert.attempts())
            .param("next", next == null ? null : Sql.at(next))
            .update()
        == 1;
  }

  /** An alert was told. */
  public void told(long id) {
    jdbc.sql("update alert set sent_at = :now, next_at = null, failure = null where id = :id")
        .param("id", id)
        .param("now", Sql.at(clock.instant()))
        .update();
  }

  /** An attempt failed. */
  public void failed(long id, String why) {
    jdbc.sql("update alert set failure = :why where id = :id")
        .param("id", id)
        .param("why", Sql.reason(why))
        .update();
  }

  /** Alerts of a kind whose cause was not seen to be over, oldest first. */
  public List<AlertRow> standing(String kind) {
    return jdbc.sql(ALL + "where kind = ? and over_at is null order by id")
        .param(kind)
        .query(Alerts::row)
        .list();
  }

  /** The cause of an alert is over: what was not told of it yet need not be. */
  public void over(long id) {
    jdbc.sql("update alert set over_at = :now, next_at = null where id = :id and over_at is null")
        .param("id", id)
        .param("now", Sql.at(clock.instant()))
        .update();
  }

  /** What could not be told, or not yet, and whose cause stands; newest first. */
  public List<AlertRow> undelivered(int limit) {
    return jdbc.sql(
            ALL
                + "where sent_at is null and over_at is null and attempts > 0 and (failure is not"
                + " null or next_at is null) order by id desc limit ?")
        .param(limit)
        .query(Alerts::row)
        .list();
  }

  /** Whatever was noted, newest first. */
  public List<AlertRow> newest(int limit) {
    return jdbc.sql(ALL + "order by id desc limit ?").param(limit).query(Alerts::row).list();
  }

  /** Deletes what was noted before an instant and is not to be told any more. */
  public int deleteBefore(Instant before) {
    return jdbc.sql("delete from alert where at < :before and next_at is null")
        .param("before", Sql.at(before))
        .update();
  }

  private static AlertRow row(ResultSet row, int number) throws SQLException {
    return new AlertRow(
        row.getLong("id"),
        new NewAlert(
            row.getString("alert_key"),
            row.getString("kind"),
            row.getString("job"),
            row.getString("label"),
            row.getString("subject"),
            row.getString("text"),
            row.getString("html")),
        Sql.instant(row, "at"),
        row.getString("channel"),
        row.getInt("attempts"),
        Sql.instantOrNull(row, "next_at"),
        Sql.instantOrNull(row, "sent_at"),
        Sql.instantOrNull(row, "over_at"),
        row.getString("failure"));
  }
}
