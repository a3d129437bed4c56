package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Memory;
import dev.diptych.digest.MemoryContract;
import dev.diptych.store.Editions.NewEdition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory in the tables, and what goes of it. Each kind of database has a subclass. */
abstract class JdbcMemoryContract extends MemoryContract {

  /** The database, the same one for all tests. */
  abstract TestDatabase database();

  @BeforeEach
  void empty() {
    database().empty();
  }

  @Override
  protected Memory memory() {
    return database().memory();
  }

  @Test
  void aPersonsWordOutranksMachinesAndReplacesAnEarlierOne() {
    memory().remember(PAIR, Set.of(entry("نص", "By machine", FIRST, "f/1")));
    database().memory().correct(PAIR, "نص", "First word");
    database().memory().correct(PAIR, "نص", "Last word");
    assertThat(recall("نص", "f/1"))
        .extracting(Memory.Entry::target)
        .containsExactly("Last word", "By machine");
    assertThat(recall("نص").get(0).engine()).isEqualTo(EngineCredit.HUMAN);
  }

  @Test
  void severalPeopleMayCorrectTheSameTextAtOnce() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int person = 0; person < 8; person++) {
        String word = "Person " + person;
        all.add(people.submit(() -> database().memory().correct(PAIR, "نص", word)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(recall("نص")).hasSize(1);
  }

  @Test
  void whatIsRejectedIsNotRecalledAndComesBackOnlyAsAnotherTarget() {
    memory().remember(PAIR, Set.of(entry("نص", "Wrong", FIRST, "f/1")));
    database().memory().correct(PAIR, "نص", "By hand");

    assertThat(database().memory().reject(PAIR, List.of("نص"))).isEqualTo(1);

    assertThat(recall("نص", "f/1")).extracting(Memory.Entry::target).containsExactly("By hand");
    memory().remember(PAIR, Set.of(entry("نص", "Wrong", FIRST, "f/1")));
    assertThat(recall("نص", "f/1")).hasSize(1);
    Memory.Entry better = entry("نص", "Better", FIRST, "f/1", "a doubt");
    memory().remember(PAIR, Set.of(better));
    assertThat(recall("نص", "f/1").get(1)).isEqualTo(better);
  }

  @Test
  void anEntryFromBeforeModelsWereKeptNamesItsEngineOnly() {
    memory().remember(PAIR, Set.of(entry("نص", "Old", FIRST, "first/big/model/1")));
    database()
        .jdbc
        .sql("update translation_memory set model = null, draft = null, reach = null")
        .update();
    assertThat(recall("نص", "first/big/model/1").get(0).engine())
        .isEqualTo(EngineCredit.named("first"));
  }

  @Test
  void whatNobodyWouldRecallGoesAndAPersonsStays() {
    edition("night", "first/big/model/2");
    memory()
        .remember(
            PAIR,
            Set.of(
                entry("أ", "Superseded", FIRST, "first/big/model/1"),
                entry("ب", "Superseded, with a term", FIRST, "first/big/model/1+abc"),
                entry("ت", "Current", FIRST, "first/big/model/2"),
                entry("ث", "Current, with a term", FIRST, "first/big/model/2+abc"),
                entry("ج", "Of another version that begins alike", FIRST, "first/big/model/21")));
    database().memory().correct(PAIR, "ح", "By hand");
    database().advance(Duration.ofDays(20));
    memory().remember(PAIR, Set.of(entry("خ", "Young", FIRST, "first/big/model/1")));
    edition("night", "first/big/model/2");
    Instant before = database().now.minus(Duration.ofDays(5));
    Expiry expiry = new Expiry(database().jdbc);

    assertThat(expiry.superseded(before)).isEqualTo(3);
    assertThat(expiry.deleteSuperseded(before)).isEqualTo(3);

    assertThat(
            database()
                .jdbc
                .sql("select source from translation_memory order by source")
                .query(String.class)
                .list())
        .containsExactly("ت", "ث", "ح", "خ");
    assertThat(expiry.superseded(before)).isZero();
  }

  @Test
  void whatWasUsedStaysAndAJobThatIsGoneKeepsNothing() {
    edition("gone", "first/big/model/1");
    memory()
        .remember(
            PAIR,
            Set.of(
                entry("أ", "Used", FIRST, "first/big/model/1"),
                entry("ب", "Unused", FIRST, "first/big/model/1")));
    database().advance(Duration.ofDays(100));
    assertThat(recall("أ", "first/big/model/1")).hasSize(1);
    database().advance(Duration.ofDays(10));
    Expiry expiry = new Expiry(database().jdbc);

    assertThat(expiry.deleteSuperseded(database().now.minus(Duration.ofDays(20)))).isEqualTo(1);
    assertThat(recall("أ", "first/big/model/1")).hasSize(1);
  }

  @Test
  void useIsNotedSeldomForItCostsACommit() {
    memory().remember(PAIR, Set.of(entry("أ", "Used", FIRST, "f/1")));
    database().advance(Duration.ofDays(6));
    recall("أ", "f/1");
    assertThat(database().count("translation_memory where last_used_at is not null")).isZero();
    database().advance(Duration.ofDays(2));
    recall("أ", "f/1");
    assertThat(database().count("translation_memory where last_used_at is not null")).isOne();
  }

  private void edition(String job, String engines) {
    database()
        .editions()
        .create(
            new NewEdition(
                job,
                database().now.toString(),
                database().now,
                "{}",
                "en",
                "full",
                null,
                null,
                engines,
                "test"));
  }
}
