package dev.diptych.store;

import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Migration 2: Spring Batch's own tables, from the script it ships for this database, once. Its
 * initialisation at every start would create them again and log each refusal.
 */
final class BatchTables extends OnceMigration {

  private static final String SCRIPT = "org/springframework/batch/core/schema-%s.sql";

  /** The shipped schema has none on its foreign keys, and PostgreSQL makes none by itself. */
  private static final String[] INDEXES = {
    "create index batch_job_execution_instance on BATCH_JOB_EXECUTION (JOB_INSTANCE_ID)",
    "create index batch_job_execution_params_execution on BATCH_JOB_EXECUTION_PARAMS"
        + " (JOB_EXECUTION_ID)",
    "create index batch_step_execution_job on BATCH_STEP_EXECUTION (JOB_EXECUTION_ID)"
  };

  BatchTables() {
    super("2", "spring batch");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPT.formatted(product)));
    try (var statement = connection.createStatement()) {
      for (String index : INDEXES) {
        statement.execute(index);
      }
    }
  }
}
