package dev.diptych.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.api.migration.Context;

/**
 * Migration 5.1: gives the database the id of its installation, once, also when it is made again.
 * The two databases have no function for that in common.
 */
final class InstallationId extends OnceMigration {

  private final Clock clock;

  InstallationId(Clock clock) {
    super("5.1", "installation id");
    this.clock = clock;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (var statement =
        context
            .getConnection()
            .prepareStatement(
                "insert into installation (id, since) select cast(? as varchar), cast(? as"
                    + " timestamp with time zone) where not exists (select 1 from installation)")) {
      statement.setString(1, UUID.randomUUID().toString());
      statement.setObject(2, Sql.at(clock.instant()));
      statement.executeUpdate();
    }
  }
}
