package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are asked to stop, and two that want the same edition. */
class StoppedNightTest {

  private static final int LANES = 2;

  @TempDir Path home;

  @Test
  void sigtermFinishesWhatIsInHandAndTheRestOnRestart() {
    Household night = night(12).holdAfter(4);
    int inHand = 4 + LANES;
    Outcome stopped;
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= inHand);
      process.signal("TERM");
      process.awaitUntil(() -> process.err().contains("finishing what is in hand"));
      // What a lane takes up between that word and the stop is held once more.
      night.fault("hold-next");
      process.awaitUntil(() -> !process.isAlive() || night.callCount() > inHand);
      night.fault(null);
      stopped = process.await();
    }
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(6);
    int callsBefore = night.callCount();
    assertThat(night.query("select state from pass")).containsExactly("STOPPED");
    assertThat(night.number("select count(*) from unit_result where state = 'PENDING'"))
        .isPositive();
    assertThat(night.number("select count(*) from unit_result where state = 'TRANSLATED'"))
        .as("what was answered is not lost")
        .isEqualTo(callsBefore);

    Outcome restarted = night.diptych("restart", "night");

    assertThat(restarted.exitCode()).as(restarted.err()).isZero();
    assertThat(night.callCount()).isEqualTo(night.number("select count(*) from unit_result"));
  }

  @Test
  void aStopEndsAfterTheRequestsInHandAlsoOfAnEngineInThisProcess() {
    // A lane has a bundle of units in hand, and each unit wants a request a segment.
    Household night =
        new Household(home).with("diptych.delay.max-segments", "1").articles(12).fault("hold");
    Outcome stopped;
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 1);
      process.signal("TERM");
      process.awaitUntil(() -> process.err().contains("SIGTERM: "));
      night.fault(null);
      stopped = process.await();
    }

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(6);
    assertThat(night.callCount()).as("one a lane").isLessThanOrEqualTo(4);
    assertThat(night.query("select state from pass")).containsExactly("STOPPED");

    Outcome restarted = night.diptych("restart", "night");

    assertThat(restarted.exitCode()).as(restarted.err()).isZero();
    assertThat(night.callCount())
        .as("no request is made twice")
        .isEqualTo(night.number("select count(*) from engine_answer"));
  }

  @Test
  void aSecondJobOfTheSameMinuteWaitsItsTurn() {
    Household night = night(4).alsoJob("other").holdAfter(2);
    try (DiptychProcess first = night.startRun()) {
      first.awaitUntil(() -> night.callCount() >= 2 + LANES);
      try (DiptychProcess second = night.plan().start("run", "other", "--as-of", Household.AS_OF);
          DiptychProcess third = night.plan().start("run", "night", "--as-of", Household.AS_OF)) {
        second.awaitUntil(
            () -> second.err().contains("Waiting for process %d".formatted(first.pid())));
        third.awaitUntil(() -> third.err().contains("Waiting for edition night/"));
        third.signal("TERM");
        Outcome stopped = third.await();
        assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(6);
        night.fault(null);

        assertThat(first.await().exitCode()).isZero();
        Outcome two = second.await();

        assertThat(two.exitCode()).as(two.err()).isZero();
        assertThat(two.out()).contains("Edition other/" + Household.LABEL + ": complete");
      }
    }
    assertThat(night.query("select distinct state from pass")).containsExactly("FINISHED");
  }

  @Test
  void stopFromAnotherTerminalAndASecondRunIsRefused() {
    Household night = night(12).holdAfter(2);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 2 + LANES);

      Outcome second = night.runNow();
      assertThat(second.exitCode()).as(second.err()).isEqualTo(5);
      assertThat(second.err()).contains("already running", "diptych status");
      Outcome recover = night.diptych("recover", "night", "--reason", "impatience");
      assertThat(recover.exitCode()).isEqualTo(5);
      assertThat(recover.err()).contains("it lives");
      Outcome status = night.diptych("status");
      assertThat(status.exitCode()).isZero();
      assertThat(status.out()).contains("Running: night/" + Household.LABEL);
      Outcome stop = night.diptych("stop", "night", "--reason", "maintenance");

      assertThat(stop.exitCode()).as(stop.err()).isZero();
      night.awaitSeen(process);
      night.fault(null);
      assertThat(process.await().exitCode()).isEqualTo(6);
    }
    assertThat(night.query("select reason from audit where verb = 'stop'"))
        .containsExactly("maintenance");
    Outcome status = night.diptych("status");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out()).contains("next: diptych restart night " + Household.LABEL);
    Outcome abandoned = night.diptych("abandon", "night", "--reason", "old news");
    assertThat(abandoned.exitCode()).isZero();
    assertThat(night.diptych("status").exitCode()).isZero();
  }

  private Household night(int articles) {
    return new Household(home)
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true")
        .with("diptych.run.beat", "100ms")
        .articles(articles);
  }
}
