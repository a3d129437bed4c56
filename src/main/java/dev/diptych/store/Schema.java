package dev.diptych.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;

/**
 * Brings the tables to the state that this version knows. One statement tells whether they are
 * there already, as they are for all but the first verb after an upgrade; only otherwise is Flyway
 * started, whose search of the class path costs more than the verb.
 */
public final class Schema {

  /** All migrations, oldest first; a test holds this list to what there is. */
  static final List<String> VERSIONS =
      List.of("1", "2", "3", "4", "5", "5.1", "6", "7", "8", "9", "10", "11", "12", "13");

  private Schema() {}

  /**
   * Makes or changes the tables, if they are not what this version knows.
   *
   * @param patience how long a client of an embedded file waits for its owner to do so
   * @param clock for what migrations write down
   * @throws DatabaseUnavailableException if the owner does not, or the tables cannot be looked at
   */
  public static void bring(Database database, Duration patience, Clock clock) {
    if (!isCurrent(database.dataSource())) {
      WithFlyway.bring(database, patience, clock);
    }
  }

  /** The same, where nobody else can be at work. */
  static void bring(DataSource source, Clock clock) {
    if (!isCurrent(source)) {
      WithFlyway.over(source, clock).migrate();
    }
  }

  /**
   * Whether every migration was made and none failed. Where the history cannot be read there may be
   * none: Flyway finds out.
   */
  static boolean isCurrent(DataSource source) {
    Set<String> made = new HashSet<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select \"version\", \"success\" from \"flyway_schema_history\"")) {
      while (row.next()) {
        if (!row.getBoolean("success")) {
          return false;
        }
        made.add(row.getString("version"));
      }
    } catch (SQLException e) {
      return false;
    }
    return made.containsAll(VERSIONS);
  }

  /** Loaded with the first migration that is to be made. */
  private static final class WithFlyway {

    static void bring(Database database, Duration patience, Clock clock) {
      new Migrations(database, patience).migrate(over(database.dataSource(), clock));
    }

    /** Whoever wants to know of each statement is found as a service; Diptych itself has none. */
    private static Callback[] watchers() {
      return ServiceLoader.load(Callback.class).stream()
          .map(ServiceLoader.Provider::get)
          .toArray(Callback[]::new);
    }

    static Flyway over(DataSource source, Clock clock) {
      return Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .javaMigrations(new BatchTables(), new InstallationId(clock))
          .callbacks(watchers())
          .load();
    }
  }
}
