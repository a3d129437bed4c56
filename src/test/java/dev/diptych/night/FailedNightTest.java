package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of ours in each step: the run fails, says so, and is restarted when they are mended. */
class FailedNightTest {

  @TempDir Path home;

  @Test
  void intake() throws IOException {
    Household night = new Household(home).articles(3);
    Files.createDirectories(home.resolve("data"));
    Path inTheWay = Files.writeString(night.vault(), "a file where a folder should be");

    assertFailsInStep(night, night.runInAProcess(), "intake");
    Files.delete(inTheWay);

    assertRestarts(night);
  }

  @Test
  void translate() {
    Household night = new Household(home).articles(3).fault("error");

    assertFailsInStep(night, night.run(), "translate");
    assertThat(night.query("select failure from pass"))
        .singleElement()
        .asString()
        .contains("memory ran out");
    night.fault(null);

    assertRestarts(night);
  }

  @Test
  void aBugOfAnEngineIsAGapAndNoFailedRun() {
    Household night = new Household(home).articles(2).fault("bug");

    // In a process of its own, for the log file is one a process.
    try (DiptychProcess process = night.startRun()) {
      Outcome outcome = process.await();

      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.err()).contains("Engine delay had a fault");
    }
    assertThat(home.resolve("data/logs/diptych.log"))
        .content()
        .contains("Engine delay had a fault", "told to have a bug", "at dev.diptych.engine.test");
    assertThat(night.query("select distinct state || ' ' || causes from unit_result"))
        .containsExactly("GAP [{\"c\":\"ENGINE_FAULT\",\"a\":[\"delay\",\"told to have a bug\"]}]");
    night.fault(null);
    Outcome retried = night.diptych("retry-gaps", "night");
    assertThat(retried.exitCode()).as(retried.err()).isZero();
  }

  @Test
  void publishLeavesNoHalfWrittenDigest() throws IOException {
    Household night = new Household(home).articles(3);
    Files.createDirectories(home.resolve("output"));
    Path inTheWay =
        Files.writeString(home.resolve("output/night"), "a file where a folder should be");

    assertFailsInStep(night, night.run(), "publish");
    Files.delete(inTheWay);

    assertRestarts(night);
    assertThat(Household.count(home.resolve("output"), ".tmp")).isZero();
  }

  @Test
  void edition() throws IOException {
    Household night = new Household(home).articles(3);
    Path inTheWay = Files.createDirectories(night.edition().resolve("index.html/full"));

    assertFailsInStep(night, night.run(), "edition");
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());

    assertRestarts(night);
  }

  private static void assertFailsInStep(Household night, Outcome failed, String step) {
    assertThat(failed.exitCode()).as(failed.err()).isEqualTo(4);
    assertThat(failed.err()).contains("step " + step, "diptych restart night " + Household.LABEL);
    Outcome status = night.diptych("status");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out()).contains("FAILED", "diptych restart night " + Household.LABEL);
  }

  private static void assertRestarts(Household night) {
    int calls = night.callCount();
    Outcome restarted = night.diptych("restart", "night");
    assertThat(restarted.exitCode()).as(restarted.err()).isZero();
    assertThat(night.callCount() - calls)
        .as("what was answered before the failure is not asked again")
        .isLessThanOrEqualTo(12);
    assertThat(night.number("select count(*) from unit_result where state = 'TRANSLATED'"))
        .isEqualTo(night.number("select count(*) from unit_result"));
    assertThat(Household.count(night.edition(), ".html")).isEqualTo(3 + 1);
  }
}
