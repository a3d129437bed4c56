package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.hold.Hold;
import dev.diptych.intake.parse.MisbehavingFiles;
import dev.diptych.publish.test.HeldEdition;
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

  /** The first time others were in hand too; after three times alone a file is given up. */
  private static final int DEATHS_OF_A_FILE = 4;

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
    TRANSLATE(night -> night.callCount() >= ARTICLES + LANES),
    PUBLISH(night -> Household.count(night.edition(), ".html") >= 4),
    EDITION(night -> Hold.isEntered(hold(night)));

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
    // More of them: -Dbench.only=kills, see docs/benchmarks.md.
    new RandomKills(home, ARTICLES, 20261124, System.out).nights(2);
  }

  @Test
  void aFileThatKillsTheProcessTooOftenIsSkipped() {
    Path hold = home.resolve("hold");
    Household night =
        new Household(home)
            .articles(3)
            .file("killer.misbehaving", MisbehavingFiles.heldIn(hold, 1))
            .article("later.txt", 4)
            .with("diptych.reader.timeout", "1h");
    for (int death = 1; death <= DEATHS_OF_A_FILE; death++) {
      Hold.reset(hold);
      try (DiptychProcess process = night.startRun()) {
        process.awaitUntil(() -> Hold.isEntered(hold));
        process.signal("KILL");
        assertThat(process.await().exitCode()).isEqualTo(137);
      }
    }

    Hold.release(hold);
    Outcome refused = night.run();
    assertThat(refused.exitCode()).as("continued three times unasked").isEqualTo(5);
    assertThat(night.diptych("recover", "night", "--reason", "a hostile file").exitCode()).isZero();

    Outcome last = night.diptych("restart", "night");

    assertThat(last.exitCode()).as(last.err()).isEqualTo(3);
    assertThat(night.query("select path || ' ' || reason from edition_item where fate = 'SKIPPED'"))
        .singleElement()
        .asString()
        .startsWith("killer.misbehaving the process died 3 times while it was read alone");
    assertThat(night.number("select count(*) from edition_item where fate = 'READ'")).isEqualTo(4);
    assertThat(night.diptych("show", "night").out()).contains("skipped killer.misbehaving: ");
  }

  /** Kills a run; an engine or its edition step is held, so that it cannot end before. */
  private static void killAt(Household night, Moment moment) {
    if (moment == Moment.TRANSLATE) {
      night.holdAfter(ARTICLES);
    }
    try (DiptychProcess process =
        night
            .plan()
            .with(HeldEdition.FOLDER, hold(night))
            .start("run", "night", "--as-of", Household.AS_OF)) {
      process.awaitUntil(() -> moment.reached.test(night));
      process.signal("KILL");
      assertThat(process.await().exitCode()).isEqualTo(137);
    }
    night.fault(null);
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
