package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed what, when, by which channel and why. Only ever grows. */
@Repository
public class AuditLog {

  private static final String ENTRY =
      "select at, actor, channel, verb, subject, reason, detail from audit ";

  private final JdbcClient jdbc;
  private final Clock clock;

  /** On the application's database. */
  public AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An entry.
   *
   * @param at when
   * @param actor who: a web account, a token's name, an OS user or {@code auto}
   * @param channel {@code cli}, {@code web}, {@code api}, {@code schedule} or {@code auto}
   * @param verb what was done
   * @param subject to what
   * @param reason why, as the actor said
   * @param detail evidence, or before → after
   */
  public record Entry(
      Instant at,
      String actor,
      String channel,
      String verb,
      String subject,
      @Nullable String reason,
      @Nullable String detail) {}

  /** Adds an entry. Belongs into the transaction of the change. */
  public void add(
      String actor,
      String channel,
      String verb,
      String subject,
      @Nullable String reason,
      @Nullable String detail) {
    jdbc.sql(
            """
            insert into audit (at, actor, channel, verb, subject, reason, detail)
            values (:at, :actor, :channel, :verb, :subject, :reason, :detail)
            """)
        .param("at", Sql.at(clock.instant()))
        .param("actor", actor)
        .param("channel", channel)
        .param("verb", verb)
        .param("subject", subject)
        .param("reason", Sql.reason(reason))
        .param("detail", Sql.reason(detail))
        .update();
  }

  /** The newest entries, newest first. */
  public List<Entry> newest(int limit) {
    return jdbc.sql(ENTRY + "order by id desc limit ?").param(limit).query(AuditLog::entry).list();
  }

  /** The newest entry of a verb. */
  public Optional<Entry> newest(String verb) {
    return jdbc.sql(ENTRY + "where verb = ? order by id desc limit 1")
        .param(verb)
        .query(AuditLog::entry)
        .optional();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        Sql.instant(row, "at"),
        row.getString("actor"),
        row.getString("channel"),
        row.getString("verb"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("detail"));
  }
}
