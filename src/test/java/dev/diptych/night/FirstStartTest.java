package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.hold.Hold;
import dev.diptych.store.test.HeldMigration;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First starts that are cut off while the tables of the database are made, and two at once. */
class FirstStartTest {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void aKillBetweenTwoTablesOfTheFirstStartCostsNothing(int statements) {
    Household night = new Household(home).articles(1);
    try (DiptychProcess first = held(night, statements).start("status")) {
      first.awaitUntil(() -> Hold.isEntered(hold()));
      first.signal("KILL");
      assertThat(first.await().exitCode()).isEqualTo(137);
    }

    Outcome status = night.plan().run("status");

    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.err())
        .contains("The first start was cut off", "data/diptych.mv.db")
        .doesNotContain("Exception", "\tat ");
    Outcome run = night.run();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(night.number("select count(*) from installation")).isOne();
  }

  @Test
  void aSecondStartWaitsUntilTheFirstHasMadeTheTables() {
    Household night = new Household(home).articles(1);
    try (DiptychProcess first = held(night, 5).start("status")) {
      first.awaitUntil(() -> Hold.isEntered(hold()));
      Outcome impatient =
          night.plan().with("diptych.database.answer-within", "2s").run("run", "night");
      assertThat(impatient.exitCode()).as(impatient.err()).isEqualTo(4);
      assertThat(impatient.err())
          .contains("does not bring them up to date")
          .doesNotContain("Exception", "\tat ");
      Hold.release(hold());

      assertThat(first.await().exitCode()).as(first.err()).isZero();
    }
    assertThat(night.run().exitCode()).isZero();
    assertThat(Files.exists(home.resolve("data/diptych.mv.db"))).isTrue();
  }

  private DiptychProcess.Plan held(Household night, int statements) {
    return night
        .plan()
        .with(HeldMigration.FOLDER, hold())
        .with(HeldMigration.STATEMENTS, statements);
  }

  private Path hold() {
    return home.resolve("hold");
  }
}
