package dev.diptych.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have seen and can wait; one row a subject. Safe for use by several threads. */
@Repository
public class AcknowledgementRows {

  private static final String ALL =
      "select subject, stand, actor, reason, at, until from acknowledgement ";

  private final JdbcClient jdbc;

  /** On the application's database. */
  public AcknowledgementRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that have not run out at an instant, in order of their subjects. */
  public List<AcknowledgementRow> holding(Instant now) {
    return jdbc.sql(ALL + "where until > ? order by subject")
        .param(Sql.at(now))
        .query(AcknowledgementRows::row)
        .list();
  }

  /** The one about a subject, also if it has run out. */
  public Optional<AcknowledgementRow> find(String subject) {
    return jdbc.sql(ALL + "where subject = ?")
        .param(subject)
        .query(AcknowledgementRows::row)
        .optional();
  }

  /**
   * Puts one in the place of what there was about its subject. Belongs into the transaction of the
   * audit.
   */
  public void put(AcknowledgementRow row) {
    remove(row.subject());
    jdbc.sql(
            """
            insert into acknowledgement (subject, stand, actor, reason, at, until)
            values (:subject, :stand, :actor, :reason, :at, :until)
            """)
        .param("subject", row.subject())
        .param("stand", row.stand())
        .param("actor", row.actor())
        .param("reason", Sql.reason(row.reason()))
        .param("at", Sql.at(row.at()))
        .param("until", Sql.at(row.until()))
        .update();
  }

  /** Takes one back; false if there was none. */
  public boolean remove(String subject) {
    return jdbc.sql("delete from acknowledgement where subject = ?").param(subject).update() > 0;
  }

  private static AcknowledgementRow row(ResultSet row, int number) throws SQLException {
    return new AcknowledgementRow(
        row.getString("subject"),
        row.getString("stand"),
        row.getString("actor"),
        row.getString("reason"),
        Sql.instant(row, "at"),
        Sql.instant(row, "until"));
  }
}
