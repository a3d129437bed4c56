package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.AnswerLogContract;
import dev.diptych.engine.Answer;
import dev.diptych.engine.Usage;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.EngineUse.Use;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer log in the tables, and its sums. Each kind of database has a subclass. */
abstract class JdbcAnswerLogContract extends AnswerLogContract {

  private static final Answer OLD = new Answer("old", Usage.free(1));

  /** The database, the same one for all tests. */
  abstract TestDatabase database();

  @BeforeEach
  void empty() {
    database().empty();
  }

  @Override
  protected AnswerLog log() {
    return database().answerLog(1, Instant.EPOCH);
  }

  @Test
  void whoRedoesDoesNotFindWhatIsOlderAndReplacesIt() {
    log().record(call("one"), OLD);
    database().advance(Duration.ofMinutes(1));
    AnswerLog redo = database().answerLog(2, database().now);
    assertThat(redo.find(hash("one"))).isEmpty();

    Answer fresh = new Answer("fresh", Usage.free(2));
    assertThat(redo.record(call("one"), fresh)).isEqualTo(fresh);

    assertThat(redo.find(hash("one"))).contains(fresh);
    assertThat(log().find(hash("one"))).contains(fresh);
    assertThat(database().answerLog(3, database().now).record(call("one"), OLD))
        .as("who redoes it at the same time takes the first")
        .isEqualTo(fresh);
    assertThat(database().count("engine_call")).as("all were paid for").isEqualTo(3);
  }

  @Test
  void whatADatabaseCannotHoldIsKeptReadable() {
    log().record(call("one"), new Answer("a\0b", Usage.free(1)));
    assertThat(log().find(hash("one")).orElseThrow().body()).isEqualTo("a\\u0000b");
  }

  @Test
  void theSumsCountWhatTheBudgetCounts() {
    long edition =
        database()
            .editions()
            .create(
                new NewEdition(
                    "night", "one", database().now, "{}", "en", "full", null, null, "", "test"))
            .id();
    long pass =
        database()
            .editions()
            .order(edition, new NewPass(PassRow.Kind.NIGHT, database().now, null, "op", null))
            .id();
    AnswerLog log = database().answerLog(pass, Instant.EPOCH);

    log.record(call("one"), new Answer("a", new Usage(90, 1, 2, 500)));
    log.recordFailure(call("two"), "Transient: refused connection", false);
    log.recordFailure(call("two"), "Transient: timed out", true);

    assertThat(new EngineUse(database().jdbc).ofEdition(edition))
        .containsExactly(new Use("one", 2, 2, 190, 500));
  }
}
