package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.hold.Hold;
import dev.diptych.publish.test.HeldDigest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is frozen, declared dead by another machine, and wakes when its pass is done: it
 * writes nothing more. The database is a server, for a frozen owner of the embedded file holds it.
 */
abstract class FencedNightContract {

  static final String PASSWORD = "for this test only";

  private static final int LANES = 2;
  private static final int ANSWERED = 5;

  @TempDir Path home;
  @TempDir Path databases;
  private String url;

  /** The JDBC URL of an empty database on a server that outlives its clients. */
  abstract String database(Path folder) throws Exception;

  /** Who may use it, with {@link #PASSWORD}. */
  abstract String user();

  @BeforeEach
  void nameDatabase() throws Exception {
    url = database(databases);
  }

  @Test
  void aFrozenProcessThatWakesWritesNothing() throws SQLException {
    Household night = household().holdAfter(ANSWERED);
    List<String> calls;
    List<String> afterwards;
    try (DiptychProcess frozen =
        on("first", night).start("run", "night", "--as-of", Household.AS_OF)) {
      frozen.awaitUntil(() -> night.callCount() >= ANSWERED + LANES);
      frozen.signal("STOP");
      night.fault(null);

      Outcome tooEarly = onSecond(night, "2h", "recover", "night", "--reason", "no beat");
      assertThat(tooEarly.exitCode()).as(tooEarly.err()).isEqualTo(5);
      Outcome recovered = onSecond(night, "1ms", "recover", "night", "--reason", "no beat");
      assertThat(recovered.exitCode()).as(recovered.err()).isZero();
      Outcome restarted = onSecond(night, "1ms", "restart", "night");
      assertThat(restarted.exitCode()).as(restarted.err()).isZero();
      calls = tables();

      frozen.signal("CONT");
      Outcome woken = frozen.await();
      assertThat(woken.exitCode()).isEqualTo(5);
      assertThat(woken.err()).contains("fenced");
      afterwards = tables();
    }
    assertThat(afterwards).isEqualTo(calls);
    assertThat(night.published()).isEqualTo(undisturbed().published());
  }

  /** A digest that was being made when its process was fenced does not appear. */
  @Test
  void aProcessThatIsFencedWhileItMakesADigestPublishesNothing() throws SQLException {
    Path hold = home.resolve("hold");
    Household night = household().edit("formats: [html, json]", "formats: [held]");
    try (DiptychProcess process =
        on("first", night)
            .with(HeldDigest.FOLDER, hold)
            // Only the press is to notice.
            .with("diptych.run.beat", "1h")
            .start("run", "night", "--as-of", Household.AS_OF)) {
      process.awaitUntil(() -> Hold.isEntered(hold));
      try (Connection connection = DriverManager.getConnection(url, user(), PASSWORD);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("update pass set epoch = epoch + 1");
      }
      Hold.release(hold);
      Outcome outcome = process.await();
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(5);
      assertThat(outcome.err()).contains("fenced");
    }
    assertThat(Household.count(home.resolve("output"), ".held")).isZero();
  }

  private Household household() {
    return household(home);
  }

  private static Household household(Path home) {
    return new Household(home)
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true")
        .with("diptych.run.beat", "100ms")
        .articles(12);
  }

  private Household undisturbed() {
    Household other = household(databases.resolve("undisturbed"));
    Outcome outcome = other.run();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return other;
  }

  private DiptychProcess.Plan on(String host, Household night) {
    return night
        .plan()
        .with("diptych.host", host)
        .with("diptych.database.url", url)
        .with("diptych.database.username", user())
        .with("diptych.database.password", PASSWORD);
  }

  private Outcome onSecond(Household night, String staleAfter, String... arguments) {
    return on("second", night).with("diptych.run.stale-after", staleAfter).runHere(arguments);
  }

  /** What a fenced process must not change: every table of ours and of Spring Batch. */
  private List<String> tables() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, user(), PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String query :
          List.of(
              "select edition_id, number, state, epoch, exit_status, finished_at from pass",
              "select article_id, unit, target, state, epoch, lines from unit_result order by 1, 2,"
                  + " 3",
              "select article_id, target, revision, published, entry from digest order by 1, 2",
              "select job_execution_id, version, status, exit_code from batch_job_execution order"
                  + " by 1",
              "select step_execution_id, version, status from batch_step_execution order by 1",
              "select pass_id, epoch, host from heartbeat")) {
        try (ResultSet result = statement.executeQuery(query)) {
          while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
              row.append(result.getString(column)).append('|');
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }
}
