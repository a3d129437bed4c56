package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.publish.test.HeldEdition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes killed in the middle of each step. Whatever was interrupted, the edition ends with the
 * bytes of a night that was not, every unit once, and at most the calls in flight made twice.
 */
class KilledNightTest {

  private static final int ARTICLES = 40;

  /** Local engines work on as many lanes as there are cores, the others on those of the job. */
  private static final int LANES = 4;

  @TempDir static Path undisturbedHome;
  private static Household undisturbed;

  @TempDir Path home;

  @BeforeAll
  static void undisturbedNight() {
    undisturbed = household(undisturbedHome);
    Outcome outcome = undisturbed.run();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private static Household household(Path home) {
    return new Household(home)
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true")
        .with("diptych.delay.latency", "5ms")
        .articles(ARTICLES);
  }

  /** In the middle of which step the process is killed, and how that is seen from outside. */
  enum Moment {
    INTAKE(night -> Household.count(night.vault(), "") >= 4),
    TRANSLATE(night -> night.callCount() >= ARTICLES),
    PUBLISH(night -> Household.count(night.edition(), ".html") >= 4),
    EDITION(night -> Files.exists(hold(night).resolve("entered")));

    private final Predicate<Household> reached;

    Moment(Predicate<Household> reached) {
      this.reached = reached;
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aKilledRunIsContinuedByTheNext(Moment moment) {
    Household night = household(home);
    killAt(night, moment);

    Outcome continued = night.run();

    assertThat(continued.exitCode()).as(continued.err()).isZero();
    assertThat(continued.err()).contains("Recovered night/" + Household.LABEL);
    assertEverythingOnce(night);
    assertThat(night.query("select actor from audit where verb = 'recover'"))
        .containsExactly("auto");
  }

  @Test
  void aKilledRunIsRecoveredAndRestartedByHand() {
    Household night = household(home);
    killAt(night, Moment.TRANSLATE);

    Outcome tooEarly = night.diptych("restart", "night");
    assertThat(tooEarly.exitCode()).isEqualTo(5);
    assertThat(tooEarly.err()).contains("diptych recover night " + Household.LABEL);
    Outcome withoutReason = night.diptych("recover", "night");
    assertThat(withoutReason.exitCode()).isEqualTo(2);
    Outcome recovered = night.diptych("recover", "night", "--reason", "power cut");
    assertThat(recovered.exitCode()).as(recovered.err()).isZero();
    Outcome restarted = night.diptych("restart", "night");

    assertThat(restarted.exitCode()).as(restarted.err()).isZero();
    assertEverythingOnce(night);
    assertThat(night.query("select reason from audit where verb = 'recover'"))
        .containsExactly("power cut");
  }

  @Test
  void threeKillsOfTheSameHarmlessUnitCostNothing() {
    Household night = household(home).fault("hold");
    for (int kill = 1; kill <= 3; kill++) {
      int before = night.callCount();
      try (DiptychProcess process = night.startRun()) {
        process.awaitUntil(() -> night.callCount() > before);
        process.signal("KILL");
        process.await();
      }
    }
    assertThat(night.number("select max(deaths) from suspect"))
        .as("twice it was in hand alone")
        .isLessThanOrEqualTo(2);
    night.fault(null);

    Outcome fourth = night.run();

    assertThat(fourth.exitCode()).as(fourth.err()).isZero();
    assertThat(night.published()).isEqualTo(undisturbed.published());
    assertThat(night.number("select count(*) from suspect")).isZero();
  }

  @Test
  void nightsThatAreKilledAtRandomMomentsLoseNothing() {
    // More of them: -Dbench.only=kills, see CONTRIBUTING.md.
    new RandomKills(home, ARTICLES, 20261124, System.out).nights(2);
  }

  /** Kills a run; its edition step is held, so that it cannot end before. */
  private static void killAt(Household night, Moment moment) {
    try (DiptychProcess process =
        night
            .plan()
            .with(HeldEdition.FOLDER, hold(night))
            .start("run", "night", "--as-of", Household.AS_OF)) {
      process.awaitUntil(() -> moment.reached.test(night));
      process.signal("KILL");
      assertThat(process.await().exitCode()).isEqualTo(137);
    }
  }

  private static Path hold(Household night) {
    return night.home().resolve("hold");
  }

  private static void assertEverythingOnce(Household night) {
    assertThat(night.published()).isEqualTo(undisturbed.published());
    assertThat(night.callCount())
        .isBetween(undisturbed.callCount(), undisturbed.callCount() + LANES);
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isZero();
    assertThat(night.number("select count(*) from unit_result"))
        .isEqualTo(undisturbed.number("select count(*) from unit_result"));
    assertThat(night.number("select count(*) from engine_answer"))
        .isEqualTo(undisturbed.number("select count(*) from engine_answer"));
  }
}
