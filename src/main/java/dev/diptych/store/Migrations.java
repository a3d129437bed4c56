package dev.diptych.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date, also after a start that was cut off while it did. On PostgreSQL a
 * migration is one transaction; on H2 every statement that makes a table commits by itself, so what
 * was half made is there at the next start. Later migrations can be made again; the first two
 * cannot, and are begun anew: before them no database has ever held anything.
 *
 * <p>Only the owner of an embedded file does so. A client would work on tables under the owner's
 * feet, and die with it half-way: it waits.
 */
final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  /** What follows is only made where it is not there yet. */
  private static final String LAST_THAT_IS_MADE_ONCE = "2";

  private final Database database;
  private final Duration patience;

  /**
   * Of the application's database.
   *
   * @param patience how long a client waits for the owner
   */
  Migrations(Database database, Duration patience) {
    this.database = database;
    this.patience = patience;
  }

  void migrate(Flyway flyway) {
    if (database.isEmbedded()) {
      if (!database.mayRun()) {
        awaitOwner(flyway);
        return;
      }
      clearAway(flyway.getConfiguration().getTable());
    }
    flyway.migrate();
  }

  private void awaitOwner(Flyway flyway) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (flyway.info().pending().length > 0) {
        if (System.nanoTime() > end) {
          throw new DatabaseUnavailableException(
              "The database %s has tables of another version of Diptych, or none yet, and the process that holds it does not bring them up to date%s. Wait until that has ended"
                  .formatted(
                      database.folder().resolve("diptych"), BeatFile.holder(database.folder())),
              null);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      throw new DatabaseUnavailableException("Interrupted while opening the database", e);
    }
  }

  private void clearAway(String history) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = tables(connection);
      boolean known = tables.remove(history);
      if (known) {
        // What failed is tried again: the disk may have had no room for it.
        statement.executeUpdate("delete from \"%s\" where not \"success\"".formatted(history));
      }
      if (!tables.isEmpty()
          && !(known && complete(statement, history))
          && empty(statement, tables)) {
        statement.execute("drop all objects");
        log.warn(
            "The first start was cut off while it made the tables of {}. Nothing was in them yet;"
                + " they are made anew",
            database.folder().resolve(DatabaseFiles.DATABASE));
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "The tables of the database %s cannot be looked at: %s"
              .formatted(database.folder().resolve("diptych"), EmbeddedDatabase.firstLine(e)),
          e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      while (row.next()) {
        tables.add(row.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  private static boolean complete(Statement statement, String history) throws SQLException {
    return any(
        statement,
        "select 1 from \"%s\" where \"version\" = '%s' and \"success\""
            .formatted(history, LAST_THAT_IS_MADE_ONCE));
  }

  /** Nothing is dropped that holds a single row. */
  private static boolean empty(Statement statement, List<String> tables) throws SQLException {
    for (String table : tables) {
      if (any(statement, "select 1 from \"%s\"".formatted(table))) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Statement statement, String select) throws SQLException {
    try (ResultSet row = statement.executeQuery(select + " limit 1")) {
      return row.next();
    }
  }
}
