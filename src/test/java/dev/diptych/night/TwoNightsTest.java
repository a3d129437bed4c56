package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.PostgresServer;
import dev.diptych.engine.test.CallLog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs over the same articles, at work on one PostgreSQL server at the same time. */
class TwoNightsTest {

  private static final int ARTICLES = 4;

  /** So many lanes has the first night, each held within a request; the second has more. */
  private static final int HELD = 4;

  @Test
  void eachTextIsAskedForOnce(@TempDir Path home) throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Household nights = nights(home, server);
      try (DiptychProcess first = heldWithin(nights);
          DiptychProcess second = waitingForTheFirst(nights)) {
        nights.fault(null);
        assertWhole(second.await());
        assertWhole(first.await());
      }
      List<String> asked = texts(nights);
      assertThat(asked).doesNotHaveDuplicates();
      assertThat(nights.number("select count(*) from unit_result where state = 'TRANSLATED'"))
          .isEqualTo(2 * asked.size());
      assertThat(nights.number("select count(*) from answer_claim")).isZero();
    }
  }

  @Test
  void whenTheFirstIsKilledWithinARequestTheSecondGoesOn(@TempDir Path home) throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      Household nights = nights(home, server);
      try (DiptychProcess first = heldWithin(nights);
          DiptychProcess second = waitingForTheFirst(nights)) {
        first.signal("KILL");
        assertWhole(second.await());
      }
      List<String> asked = texts(nights);
      assertThat(asked)
          .as("only what was in hand is asked for again")
          .hasSize(new HashSet<>(asked).size() + HELD);
    }
  }

  private static Household nights(Path home, PostgresServer server) throws Exception {
    return new Household(home)
        .on(server.freshDatabase(), PostgresServer.USER)
        .with("diptych.delay.network", "true")
        .articles(ARTICLES)
        .edit("lanes: 4", "lanes: 8\nnetwork: any")
        .alsoJob("other")
        .edit("lanes: 8", "lanes: " + HELD)
        .fault("hold");
  }

  /** All lanes of the first night wait for their first answer. */
  private static DiptychProcess heldWithin(Household nights) {
    DiptychProcess first = nights.startRun();
    first.awaitUntil(() -> nights.callCount() >= HELD);
    return first;
  }

  /** The second night, whose engine is not held, has done all but what the first has in hand. */
  private static DiptychProcess waitingForTheFirst(Household nights) {
    DiptychProcess second =
        nights
            .plan()
            .with("diptych.delay.faults", nights.home().resolve("none").toString())
            .start("run", "other", "--as-of", Household.AS_OF);
    second.awaitUntil(
        () ->
            nights.number(
                    """
                    select count(*) from unit_result u join edition e on e.id = u.edition_id
                    where e.job = 'other' and u.state = 'TRANSLATED'
                    """)
                == 4 * ARTICLES - HELD);
    return second;
  }

  private static void assertWhole(Outcome night) {
    assertThat(night.exitCode()).as(night.err()).isZero();
  }

  /** What was asked for, by whichever process: a line of the log without the process. */
  private static List<String> texts(Household nights) {
    return CallLog.read(nights.calls()).stream()
        .map(line -> line.replaceFirst("\t\\d+\t", "\t"))
        .toList();
  }
}
