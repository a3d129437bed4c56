package dev.diptych.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.jspecify.annotations.Nullable;

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
   * Makes or changes the tables, if they are not what this version knows. Of those that hold
   * something a copy is made before, see {@link Upgrade}.
   *
   * @param patience how long a client of an embedded file waits for its owner to do so
   * @param place where that copy goes
   * @param clock for what migrations write down
   * @throws DatabaseUnavailableException if the owner does not, or the tables cannot be looked at
   * @throws DatabaseVersionException if a newer version made them, or an edition waits that an
   *     older one began; nothing was changed
   */
  public static void bring(Database database, Duration patience, BackupPlace place, Clock clock) {
    Made made = made(database.dataSource());
    requireKnown(made);
    if (!made.current()) {
      if (made.holdsSomething() && database.mayRun()) {
        new Upgrade(database, place, clock).prepare(made.newest(), newest());
      }
      WithFlyway.bring(database, patience, clock);
    }
  }

  /** The same, where nobody else can be at work and nothing is held yet. */
  static void bring(DataSource source, Clock clock) {
    Made made = made(source);
    requireKnown(made);
    if (!made.current()) {
      WithFlyway.over(source, clock).migrate();
    }
  }

  /** Whether every migration was made and none failed. */
  static boolean isCurrent(DataSource source) {
    return made(source).current();
  }

  private static String newest() {
    return VERSIONS.get(VERSIONS.size() - 1);
  }

  private static void requireKnown(Made made) {
    if (made.unknown() != null) {
      throw new DatabaseVersionException(
          "The tables of the database are of version %s: a newer Diptych made them. This one knows them up to version %s and has changed nothing. Start the newer one, or go back to a copy from before it: diptych db restore FILE"
              .formatted(made.unknown(), newest()));
    }
  }

  /**
   * The migrations that were made.
   *
   * @param versions in the order of their making; empty where the history cannot be read, for there
   *     may be none: Flyway finds out
   * @param failed whether one failed
   */
  private record Made(List<String> versions, boolean failed) {

    boolean current() {
      return !failed && versions.containsAll(VERSIONS);
    }

    /** Before the second no database has ever held anything. */
    boolean holdsSomething() {
      return versions.contains("2");
    }

    /** The newest that this version knows. */
    String newest() {
      return VERSIONS.stream().filter(versions::contains).reduce("", (older, newer) -> newer);
    }

    /** The last that this version does not know, {@code null} if it knows them all. */
    @Nullable String unknown() {
      List<String> unknown =
          versions.stream().filter(version -> !VERSIONS.contains(version)).toList();
      return unknown.isEmpty() ? null : unknown.get(unknown.size() - 1);
    }
  }

  private static Made made(DataSource source) {
    List<String> versions = new ArrayList<>();
    boolean failed = false;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select \"version\", \"success\" from \"flyway_schema_history\""
                    + " where \"version\" is not null order by \"installed_rank\"")) {
      while (row.next()) {
        failed |= !row.getBoolean("success");
        versions.add(row.getString("version"));
      }
    } catch (SQLException e) {
      return new Made(List.of(), false);
    }
    return new Made(versions, failed);
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
