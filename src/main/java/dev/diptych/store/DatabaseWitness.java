package dev.diptych.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the {@link Witness} of the embedded database up to date. It is written behind a sync, so
 * that it never claims what a power cut could take.
 */
@Component
public class DatabaseWitness {

  private static final Logger log = LoggerFactory.getLogger(DatabaseWitness.class);

  private final Database database;
  private final DataSource source;
  private final Durability durability;
  private final Clock clock;

  /** Of the application's database. */
  public DatabaseWitness(Database database, DataSource source, Durability durability, Clock clock) {
    this.database = database;
    this.source = source;
    this.durability = durability;
    this.clock = clock;
  }

  /**
   * Brings everything to the disk and writes down what there is now. A witness that cannot be
   * written is no fault of the pass that just ended: the old one stands, and what it says still
   * holds.
   */
  public synchronized void renew() {
    if (!database.isEmbedded()) {
      return;
    }
    try {
      durability.sync();
      durability.report();
      now(source, clock.instant()).write(database.folder());
    } catch (IOException | SQLException | DataAccessException e) {
      log.warn(
          "The witness beside the database {} is not renewed: {}",
          database.folder(),
          DatabaseFaults.words(e).orElseGet(() -> EmbeddedDatabase.firstLine(e)),
          e);
    }
  }

  /** What a database holds. */
  static Witness now(DataSource source, Instant at) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return now(connection, at);
    }
  }

  /** What a database holds; one without our tables holds nothing. */
  static Witness now(Connection connection, Instant at) throws SQLException {
    if (!has(connection, "EDITION") || !has(connection, "INSTALLATION")) {
      return new Witness("", null, 0, 0, 0, 0, 0, at);
    }
    try (Statement statement = connection.createStatement()) {
      String newest = null;
      int pass = 0;
      try (ResultSet row =
          statement.executeQuery(
              """
              select e.job, e.label, (select max(p.number) from pass p where p.edition_id = e.id) as pass
              from edition e order by e.id desc limit 1
              """)) {
        if (row.next()) {
          newest = row.getString("job") + "/" + row.getString("label");
          pass = row.getInt("pass");
        }
      }
      return new Witness(
          text(statement, "select id from installation where ended is null"),
          newest,
          pass,
          count(statement, "edition"),
          count(statement, "pass"),
          count(statement, "audit"),
          count(statement, "translation_memory"),
          at);
    }
  }

  private static boolean has(Connection connection, String table) throws SQLException {
    try (ResultSet found =
        connection.getMetaData().getTables(null, "PUBLIC", table, new String[] {"BASE TABLE"})) {
      return found.next();
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  private static long count(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
