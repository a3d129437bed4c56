package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same tables, beats and fences on a PostgreSQL server; see {@link PostgresServer} for what it
 * needs.
 */
class PostgresNightTest {

  private static final int ARTICLES = 12;
  private static final int LANES = 4;

  @TempDir Path embedded;
  @TempDir Path home;

  @Test
  void aKilledNightIsContinuedAsOnTheEmbeddedFile() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Household undisturbed = household(embedded);
      assertThat(undisturbed.run().exitCode()).isZero();
      Household night =
          household(home).on(server.freshDatabase(), PostgresServer.USER).holdAfter(ARTICLES);
      try (DiptychProcess process = night.startRun()) {
        process.awaitUntil(() -> night.callCount() >= ARTICLES + LANES);
        assertThat(night.number("select count(*) from heartbeat")).isEqualTo(1);
        Outcome second = night.runNow();
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
      assertThat(night.callCount())
          .isBetween(undisturbed.callCount(), undisturbed.callCount() + LANES);
      assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
          .isZero();
      assertThat(home.resolve("data/diptych.mv.db")).doesNotExist();
    }
  }

  @Test
  void oneNewEntryOfAFeedPublishesOne() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Household night =
          new Household(home)
              .on(server.freshDatabase(), PostgresServer.USER)
              .file("a.xml", FeedNightTest.feed(2, 1))
              .file("b.xml", FeedNightTest.feed(1));
      assertThat(night.run().exitCode()).isZero();
      assertThat(night.run().out()).contains("nothing new");
      night.file("a.xml", FeedNightTest.feed(3, 2, 1));

      Outcome second = night.run();

      assertThat(second.exitCode()).as(second.err()).isZero();
      assertThat(second.out()).contains("articles  1");
      assertThat(
              night.query(
                  "select reason from edition_item where fate = 'FILTERED' and path like"
                      + " 'b.xml!%'"))
          .containsExactly(
              night
                  .query(
                      "select 'same content as ' || min(path) from edition_item where path like"
                          + " 'a.xml!1-%'")
                  .get(0));
    }
  }

  private static Household household(Path home) {
    return new Household(home)
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true")
        .articles(ARTICLES);
  }
}
