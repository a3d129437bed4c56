package dev.diptych.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Migration 5.1: gives the database the id of its installation, once. The two databases have no
 * function for that in common.
 */
final class InstallationId implements JavaMigration {

  private final Clock clock;

  InstallationId(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (var statement =
        context
            .getConnection()
            .prepareStatement("insert into installation (id, since) values (?, ?)")) {
      statement.setString(1, UUID.randomUUID().toString());
      statement.setObject(2, Sql.at(clock.instant()));
      statement.executeUpdate();
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("5.1");
  }

  @Override
  public String getDescription() {
    return "installation id";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
