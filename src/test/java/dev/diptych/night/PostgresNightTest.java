package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same tables, beats and fences on a PostgreSQL server. Needs Debian's package {@code
 * postgresql}; where it is missing the test is skipped, unless the environment says {@code
 * CI=true}.
 */
class PostgresNightTest {

  private static final int ARTICLES = 12;

  @TempDir Path embedded;
  @TempDir Path home;

  @Test
  void aKilledNightIsContinuedMendedAndTidied() throws Exception {
    Optional<Path> programs = PostgresServer.programs();
    Assumptions.assumeTrue(
        programs.isPresent() || "true".equals(System.getenv("CI")),
        "PostgreSQL is not installed: apt-get install postgresql");
    Household undisturbed = household(embedded);
    assertThat(undisturbed.run().exitCode()).isZero();

    try (PostgresServer server = PostgresServer.start(programs.orElseThrow())) {
      Household night = household(home).on(server.url(), PostgresServer.USER);
      try (DiptychProcess process = night.startRun()) {
        process.awaitUntil(() -> night.callCount() >= ARTICLES);
        night.fault("hold");
        assertThat(night.number("select count(*) from heartbeat")).isEqualTo(1);
        Outcome second = night.run();
        assertThat(second.exitCode()).as(second.err()).isEqualTo(5);
        assertThat(second.err()).contains("already running");
        process.signal("KILL");
        process.await();
        night.fault(null);
      }

      Outcome continued = night.run();

      assertThat(continued.exitCode()).as(continued.err()).isZero();
      assertThat(continued.err()).contains("Recovered night/" + Household.LABEL);
      assertThat(night.published()).isEqualTo(undisturbed.published());
      assertThat(night.callCount()).isBetween(undisturbed.callCount(), undisturbed.callCount() + 4);
      assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
          .isZero();
      assertMendsAndTidies(night);
      assertThat(home.resolve("data/diptych.mv.db")).doesNotExist();
    }
  }

  private static void assertMendsAndTidies(Household night) throws Exception {
    Outcome redone = night.diptych("redo", "night", "1/s2", "--reason", "nonsense");
    assertThat(redone.exitCode()).as(redone.err()).isZero();
    Outcome withdrawn = night.diptych("withdraw", "night", "2", "--reason", "court order");
    assertThat(withdrawn.exitCode()).as(withdrawn.err()).isZero();
    Files.writeString(night.input().resolve("broken.txt"), "");
    Outcome broken = night.run();
    assertThat(broken.exitCode()).as(broken.err()).isEqualTo(3);
    Outcome shown = night.diptych("show", "night", "--items");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("broken.txt");
    Outcome tidied = night.diptych("tidy", "night", "--dry-run");
    assertThat(tidied.exitCode()).as(tidied.err()).isZero();
    assertThat(tidied.out()).contains("nothing");
  }

  private static Household household(Path home) {
    return new Household(home)
        .edit("lanes: 4", "lanes: 4\nnetwork: any")
        .with("diptych.delay.network", "true")
        .with("diptych.delay.latency", "60ms")
        .articles(ARTICLES);
  }
}
