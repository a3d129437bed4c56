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

  private final Database database;
  private final @Nullable PostgresServer server;
  final JdbcTemplate template;
  final JdbcClient jdbc;
  final TransactionTemplate newTransaction;
  Instant now = Instant.parse("2026-11-24T02:00:00Z");
  final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  private TestDatabase(DatabaseSettings settings, Path home, @Nullable PostgresServer server) {
    this.server = server;
    database = Database.open(settings, home);
    migrate(null);
    template = new JdbcTemplate(database.dataSource());
    jdbc = JdbcClient.create(template);
    newTransaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** The embedded file, in this folder. */
  static TestDatabase embedded(Path home) {
    return new TestDatabase(
        new DatabaseSettings(null, null, null, "data", Duration.ofSeconds(20), false), home, null);
  }

  /** A server of its own; the test is skipped where PostgreSQL is missing. */
  static TestDatabase postgres(Path home) throws Exception {
    PostgresServer server = PostgresServer.start();
    return new TestDatabase(
        new DatabaseSettings(
            server.freshDatabase(), PostgresServer.USER, "", "data", Duration.ofSeconds(20), false),
        home,
        server);
  }

  private void migrate(@Nullable String target) {
    var flyway =
        Flyway.configure().dataSource(database.dataSource()).javaMigrations(new BatchTables());
    (target == null ? flyway : flyway.target(target)).load().migrate();
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
