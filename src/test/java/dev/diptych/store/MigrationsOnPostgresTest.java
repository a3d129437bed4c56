package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diptych.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On PostgreSQL a migration is one transaction: whoever dies inside leaves nothing. */
class MigrationsOnPostgresTest {

  @Test
  void aConnectionThatEndsInsideTheFirstMigrationLeavesNothing(@TempDir Path home)
      throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      DatabaseSettings settings =
          new DatabaseSettings(
              server.freshDatabase(),
              PostgresServer.USER,
              null,
              "data",
              Duration.ofSeconds(20),
              false);
      try (Database database =
          Database.open(settings, home, () -> new Traces(home, null, List.of()))) {
        Migrations migrations = new Migrations(database, Duration.ofSeconds(1));
        Flyway dying = flyway(database).callbacks(new Dying()).load();
        assertThatThrownBy(() -> migrations.migrate(dying)).isInstanceOf(FlywayException.class);

        Flyway flyway = flyway(database).load();
        migrations.migrate(flyway);

        assertThat(flyway.info().pending()).isEmpty();
        assertThat(
                JdbcClient.create(database.dataSource())
                    .sql("select count(*) from installation")
                    .query(Integer.class)
                    .single())
            .isOne();
      }
    }
  }

  private static FluentConfiguration flyway(Database database) {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .javaMigrations(new BatchTables(), new InstallationId(Clock.systemUTC()));
  }

  /** Ends the migration's own connection behind its fifth statement. */
  private static final class Dying implements Callback {

    private int made;

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      if (++made == 5) {
        try (Statement statement = context.getConnection().createStatement()) {
          statement.execute("select pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException e) {
          return; // As it was to be.
        }
      }
    }

    @Override
    public String getCallbackName() {
      return "dying";
    }
  }
}
