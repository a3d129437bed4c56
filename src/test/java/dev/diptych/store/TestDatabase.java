package dev.diptych.store;

import dev.diptych.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database without the application around it, and a clock that a test moves. */
final class TestDatabase implements AutoCloseable {

  private static final String NEWEST = "latest";

  private final Database database;
  private final @Nullable PostgresServer server;
  final JdbcTemplate template;
  final JdbcClient jdbc;
  final TransactionTemplate newTransaction;
  Instant now = Instant.parse("2026-11-24T02:00:00Z");
  final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  private TestDatabase(
      DatabaseSettings settings, Path home, @Nullable PostgresServer server, String version) {
    this.server = server;
    database = Database.open(settings, home, () -> new Traces(home, null, List.of()));
    migrate(version);
    template = new JdbcTemplate(database.dataSource());
    jdbc = JdbcClient.create(template);
    newTransaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** The embedded file, in this folder. */
  static TestDatabase embedded(Path home) {
    return embedded(home, NEWEST);
  }

  /** The same, as this version of the tables left it. */
  static TestDatabase embedded(Path home, String version) {
    return new TestDatabase(settings(null, null), home, null, version);
  }

  /** A server of its own; the test is skipped where PostgreSQL is missing. */
  static TestDatabase postgres(Path home) throws Exception {
    return postgres(home, NEWEST);
  }

  /** The same, as this version of the tables left it. */
  static TestDatabase postgres(Path home, String version) throws Exception {
    PostgresServer server = PostgresServer.start();
    return new TestDatabase(
        settings(server.freshDatabase(), PostgresServer.USER), home, server, version);
  }

  private static DatabaseSettings settings(@Nullable String url, @Nullable String user) {
    return new DatabaseSettings(url, user, null, "data", Duration.ofSeconds(20), false);
  }

  /** Brings the tables up to date. */
  void migrate() {
    migrate(NEWEST);
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .javaMigrations(new BatchTables())
        .target(version)
        .load()
        .migrate();
  }

  /** Empties the tables that a test fills. */
  void empty() {
    for (String table :
        List.of(
            "engine_answer", "engine_call", "translation_memory", "qa_finding", "unit_result")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("delete from pass").update();
    jdbc.sql("delete from edition").update();
  }

  JdbcMemory memory() {
    return new JdbcMemory(jdbc, template, newTransaction, clock);
  }

  JdbcAnswerLog answerLog(long pass, Instant notBefore) {
    return new JdbcAnswerLog(jdbc, newTransaction, clock, pass, notBefore);
  }

  Editions editions() {
    return new Editions(jdbc, clock);
  }

  long count(String tableAndCondition) {
    return jdbc.sql("select count(*) from " + tableAndCondition).query(Long.class).single();
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public void close() throws SQLException {
    database.close();
    if (server != null) {
      server.close();
    }
  }
}
