package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables that were half made when the process that made them ended. */
class MigrationsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

  @TempDir Path home;

  private Database database;
  private JdbcClient jdbc;

  @BeforeEach
  void open() {
    DatabaseSettings settings =
        new DatabaseSettings(null, null, null, "data", Duration.ofSeconds(20), false);
    database = Database.open(settings, home, () -> new Traces(home, null, List.of()));
    jdbc = JdbcClient.create(database.dataSource());
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  private Flyway to(String version) {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .javaMigrations(new BatchTables(), new InstallationId(CLOCK))
        .target(version)
        .load();
  }

  private void migrate() {
    new Migrations(database, Duration.ofSeconds(1)).migrate(to("latest"));
  }

  /** As a kill leaves it: the tables are there, and the history knows nothing of them. */
  private void halfOfTheFirst() {
    to("1").migrate();
    jdbc.sql("drop table audit").update();
    assertThat(jdbc.sql("delete from \"flyway_schema_history\"").update()).isPositive();
  }

  private void assertWhole() {
    assertThat(to("latest").info().pending()).isEmpty();
    assertThat(number("select count(*) from installation")).isOne();
    assertThat(number("select count(*) from batch_job_instance")).isZero();
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  @Test
  void halfOfTheFirstIsMadeAnew() {
    halfOfTheFirst();

    migrate();

    assertWhole();
  }

  @Test
  void aFirstThatWasTriedAgainInVainIsMadeAnewToo() {
    halfOfTheFirst();
    assertThatThrownBy(() -> to("latest").migrate()).isInstanceOf(FlywayException.class);

    migrate();

    assertWhole();
  }

  @Test
  void halfOfSpringBatchsTablesIsMadeAnew() {
    to("1").migrate();
    jdbc.sql("create table BATCH_JOB_INSTANCE (job_instance_id bigint primary key)").update();

    migrate();

    assertWhole();
  }

  @Test
  void whatHoldsARowIsNeverDropped() {
    to("1").migrate();
    jdbc.sql("create table BATCH_JOB_INSTANCE (job_instance_id bigint primary key)").update();
    jdbc.sql(
            "insert into audit (at, actor, channel, verb, subject) values (current_timestamp, 'op',"
                + " 'cli', 'run', 'night')")
        .update();

    assertThatThrownBy(this::migrate).isInstanceOf(FlywayException.class);

    assertThat(number("select count(*) from audit")).isOne();
  }

  @Test
  void aLaterOneThatFailedIsTriedAgainAndKeepsWhatIsThere() {
    to("2").migrate();
    jdbc.sql(
            "insert into audit (at, actor, channel, verb, subject) values (current_timestamp, 'op',"
                + " 'cli', 'run', 'night')")
        .update();
    jdbc.sql("create table withdrawal (other integer)").update();
    assertThatThrownBy(() -> to("latest").migrate()).isInstanceOf(FlywayException.class);
    jdbc.sql("drop table withdrawal").update();

    migrate();

    assertWhole();
    assertThat(number("select count(*) from audit")).isOne();
  }

  @Test
  void theInstallationHasOneIdAlsoIfItWasGivenBeforeTheKill() {
    to("latest").migrate();
    String id = jdbc.sql("select id from installation").query(String.class).single();
    jdbc.sql("delete from \"flyway_schema_history\" where \"version\" = '5.1'").update();

    Flyway.configure()
        .dataSource(database.dataSource())
        .javaMigrations(new BatchTables(), new InstallationId(CLOCK))
        .outOfOrder(true)
        .load()
        .migrate();

    assertThat(jdbc.sql("select id from installation").query(String.class).list())
        .containsExactly(id);
  }
}
