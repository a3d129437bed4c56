package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Digest.EngineCredit;
import dev.diptych.digest.Memory;
import dev.diptych.digest.MemoryContract;
import dev.diptych.engine.LanguagePair;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.MemoryTransfer.Offered;
import dev.diptych.store.MemoryTransfer.Remembered;
import dev.diptych.store.MemoryTransfer.Taken;
import dev.diptych.store.MemoryTransfer.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Test
  void itIsReadPageByPageWithoutWhatWasRejected() {
    LanguagePair french = new LanguagePair("fr", "en");
    memory()
        .remember(PAIR, Set.of(entry("أ", "One", FIRST, "f/1"), entry("ب", "Wrong", FIRST, "f/1")));
    memory().remember(french, Set.of(entry("un", "One too", SECOND, "s/1")));
    database().memory().correct(PAIR, "ت", "By hand");
    database().memory().reject(PAIR, List.of("ب"));
    MemoryTransfer transfer = transfer();

    assertThat(transfer.pairs(Wish.ALL)).containsExactly(Map.entry(PAIR, 2), Map.entry(french, 1));
    Remembered first = transfer.page(Wish.ALL, 0, 1).get(0);
    assertThat(first.target()).isEqualTo("One");
    assertThat(first.engine()).isEqualTo(FIRST);
    assertThat(first.changed()).isEqualTo(database().now);
    assertThat(transfer.page(Wish.ALL, first.id(), 10))
        .extracting(Remembered::target)
        .containsExactly("One too", "By hand");
    assertThat(transfer.page(new Wish("fr", null, false), 0, 10)).hasSize(1);
    assertThat(transfer.page(new Wish(null, "fr", false), 0, 10)).isEmpty();
    assertThat(transfer.page(new Wish("ar", "en", true), 0, 10))
        .extracting(one -> one.engine().human())
        .containsExactly(true);
  }

  @Test
  void ofTwoPeopleTheNewerOneStandsAlsoWithinOneFile() {
    Instant now = database().now;
    Instant before = now.minus(Duration.ofDays(30));
    database().memory().correct(PAIR, "أ", "Here");
    MemoryTransfer transfer = transfer();

    List<Offered> offers =
        List.of(
            new Offered(PAIR, "أ", "Older", before),
            new Offered(PAIR, "أ", "Undated", null),
            new Offered(PAIR, "أ", "Future", now.plusSeconds(60)),
            new Offered(PAIR, "أ", "Here", before),
            new Offered(PAIR, "ب", "First", before),
            new Offered(PAIR, "ب", "Second", before.plusSeconds(1)),
            new Offered(PAIR, "ب", "Third", before),
            new Offered(new LanguagePair("ar", "fr"), "أ", "Autre", null));

    assertThat(transfer.look(offers, false)).isEqualTo(new Taken(2, 1, 1, 4));
    assertThat(recall("ب")).isEmpty();
    assertThat(transfer.take(offers, false)).isEqualTo(new Taken(2, 1, 1, 4));
    assertThat(recall("أ").get(0).target()).isEqualTo("Here");
    assertThat(recall("ب").get(0).target()).isEqualTo("Second");
    assertThat(recall("ب").get(0).engine()).isEqualTo(EngineCredit.HUMAN);

    assertThat(transfer.take(List.of(new Offered(PAIR, "أ", "Older", before)), true))
        .isEqualTo(new Taken(0, 1, 0, 0));
    assertThat(recall("أ").get(0).target()).isEqualTo("Older");
    assertThat(transfer.take(List.of(new Offered(PAIR, "أ", "Newer", now)), false))
        .as("it keeps the date of the file")
        .isEqualTo(new Taken(0, 1, 0, 0));
    assertThat(transfer.take(List.of(), false)).isEqualTo(Taken.NOTHING);
  }

  private MemoryTransfer transfer() {
    return new MemoryTransfer(database().jdbc, database().template, database().clock);
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
