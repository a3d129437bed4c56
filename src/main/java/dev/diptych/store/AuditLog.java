package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who changed what, when, by which channel and why. Only ever grows: there is no statement that
 * changes or deletes a row, and a test keeps it so. Safe for use by several threads.
 */
@Repository
public class AuditLog {

  /** How an entry that says what became of a run is called: by its order's verb, and this. */
  public static final String ENDED = " ended";

  /** Column length of a subject; of a longer one the end says more than the beginning. */
  private static final int MAX_SUBJECT = 500;

  private static final String ENTRY =
      "select id, at, actor, channel, verb, subject, reason, detail, pass_id, before_state,"
          + " after_state from audit ";

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
   * @param id rises with every entry
   * @param at when
   * @param actor who: a web account, a token's name, an OS user or {@code auto}
   * @param channel {@code cli}, {@code web}, {@code api}, {@code schedule} or {@code auto}
   * @param verb what was done
   * @param subject to what
   * @param reason why, as the actor said
   * @param detail evidence, or what was asked for
   * @param passId the pass that it became or was about, {@code null} if none
   * @param before how it stood before, {@code null} if that says nothing
   * @param after how it stood afterwards, {@code null} if that says nothing
   */
  public record Entry(
      long id,
      Instant at,
      String actor,
      String channel,
      String verb,
      String subject,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable Long passId,
      @Nullable String before,
      @Nullable String after) {}

  /**
   * What was done, to be written down.
   *
   * @param verb at most 40 characters
   * @param subject to what, such as {@code job/label}
   * @param passId see {@link Entry}
   * @param before see {@link Entry}
   * @param after see {@link Entry}
   * @param detail see {@link Entry}
   */
  public record Deed(
      String verb,
      String subject,
      @Nullable Long passId,
      @Nullable String before,
      @Nullable String after,
      @Nullable String detail) {}

  /**
   * Which entries are wanted; a component that is {@code null} restricts nothing.
   *
   * @param job those about this job or one of its editions
   * @param label with the job: those about this edition
   * @param verb this one, and the ends of its runs
   * @param actor this one exactly
   * @param channel this one
   * @param passId about this pass
   * @param since not older
   * @param below only entries with a smaller id: the page after the one that ended there
   */
  public record Wanted(
      @Nullable String job,
      @Nullable String label,
      @Nullable String verb,
      @Nullable String actor,
      @Nullable String channel,
      @Nullable Long passId,
      @Nullable Instant since,
      @Nullable Long below) {

    /** All of them. */
    public static final Wanted ALL = new Wanted(null, null, null, null, null, null, null, null);

    /** The same, from below an id. */
    public Wanted below(long id) {
      return new Wanted(job, label, verb, actor, channel, passId, since, id);
    }
  }

  /** Adds an entry about nothing that has a state. Belongs into the transaction of the change. */
  public void add(
      String actor,
      String channel,
      String verb,
      String subject,
      @Nullable String reason,
      @Nullable String detail) {
    add(actor, channel, reason, new Deed(verb, subject, null, null, null, detail));
  }

  /** Adds an entry. Belongs into the transaction of the change. */
  public void add(String actor, String channel, @Nullable String reason, Deed deed) {
    jdbc.sql(
            """
            insert into audit
              (at, actor, channel, verb, subject, reason, detail, pass_id, before_state, after_state)
            values
              (:at, :actor, :channel, :verb, :subject, :reason, :detail, :pass, :before, :after)
            """)
        .param("at", Sql.at(clock.instant()))
        .param("actor", actor)
        .param("channel", channel)
        .param("verb", deed.verb())
        .param("subject", subject(deed.subject()))
        .param("reason", Sql.reason(reason))
        .param("detail", Sql.reason(deed.detail()))
        .param("pass", deed.passId())
        .param("before", Sql.reason(deed.before()))
        .param("after", Sql.reason(deed.after()))
        .update();
  }

  private static String subject(String subject) {
    String clean = subject.replace('\0', ' ');
    return clean.length() > MAX_SUBJECT ? clean.substring(clean.length() - MAX_SUBJECT) : clean;
  }

  /** The newest entries that are wanted, newest first. */
  public List<Entry> newest(Wanted wanted, int limit) {
    StringBuilder sql = new StringBuilder(ENTRY).append("where 1 = 1");
    List<Object> values = new ArrayList<>();
    if (wanted.below() != null) {
      and(sql, values, "id < ?", wanted.below());
    }
    if (wanted.job() != null && wanted.label() != null) {
      and(sql, values, "subject = ?", wanted.job() + "/" + wanted.label());
    } else if (wanted.job() != null) {
      String ofJob = wanted.job() + "/";
      sql.append(" and (subject = ? or left(subject, ?) = ?)");
      values.addAll(List.of(wanted.job(), ofJob.length(), ofJob));
    }
    if (wanted.verb() != null) {
      sql.append(" and (verb = ? or verb = ?)");
      values.addAll(List.of(wanted.verb(), wanted.verb() + ENDED));
    }
    if (wanted.actor() != null) {
      and(sql, values, "actor = ?", wanted.actor());
    }
    if (wanted.channel() != null) {
      and(sql, values, "channel = ?", wanted.channel());
    }
    if (wanted.passId() != null) {
      and(sql, values, "pass_id = ?", wanted.passId());
    }
    if (wanted.since() != null) {
      and(sql, values, "at >= ?", Sql.at(wanted.since()));
    }
    values.add(limit);
    return jdbc.sql(sql.append(" order by id desc limit ?").toString())
        .params(values)
        .query(AuditLog::entry)
        .list();
  }

  private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
    sql.append(" and ").append(condition);
    values.add(value);
  }

  /** The newest entry of a verb. */
  public Optional<Entry> newest(String verb) {
    return jdbc.sql(ENTRY + "where verb = ? order by id desc limit 1")
        .param(verb)
        .query(AuditLog::entry)
        .optional();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    long pass = row.getLong("pass_id");
    Long passId = row.wasNull() ? null : pass;
    return new Entry(
        row.getLong("id"),
        Sql.instant(row, "at"),
        row.getString("actor"),
        row.getString("channel"),
        row.getString("verb"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("detail"),
        passId,
        row.getString("before_state"),
        row.getString("after_state"));
  }
}
