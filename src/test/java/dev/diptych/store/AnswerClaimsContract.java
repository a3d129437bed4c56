package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.AnswerLog.Call;
import dev.diptych.digest.AnswerLog.Claim;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Usage;
import dev.diptych.store.Editions.NewEdition;
import dev.diptych.store.Editions.NewPass;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import dev.diptych.text.Checksums;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may make a request when several runs want the same answer. Each kind of database has a
 * subclass, and so has a process in which all runs are.
 */
abstract class AnswerClaimsContract {

  private static final Answer ANSWER = new Answer("answer", Usage.free(1));

  private int nights;

  /** The database, the same one for all tests. */
  abstract TestDatabase database();

  /** The claims of a run. */
  abstract AnswerClaims claims(AnswerLog log, ClaimsInTable.Run run);

  @BeforeEach
  void empty() {
    TestDatabase database = database();
    for (String table : List.of("answer_claim", "heartbeat")) {
      database.jdbc.sql("delete from " + table).update();
    }
    database.empty();
  }

  /** A pass at work, in its first epoch. */
  PassRow pass(Kind kind) {
    Editions editions = database().editions();
    long edition =
        editions
            .create(
                new NewEdition(
                    "night" + ++nights,
                    "one",
                    database().now,
                    "{}",
                    "en",
                    "full",
                    null,
                    null,
                    "",
                    "test"))
            .id();
    PassRow pass = editions.order(edition, new NewPass(kind, database().now, null, "op", null));
    database()
        .jdbc
        .sql("update pass set state = 'RUNNING', epoch = 1 where id = ?")
        .param(pass.id())
        .update();
    new Heartbeats(database().jdbc, database().clock)
        .begin(pass.id(), 1, ProcessIdentity.current(""));
    return editions.passById(pass.id());
  }

  AnswerLog log(PassRow pass) {
    return log(pass, 1);
  }

  AnswerLog log(PassRow pass, int epoch) {
    Instant notBefore = pass.kind() == Kind.REDO ? pass.asOf() : Instant.EPOCH;
    AnswerLog log = database().answerLog(pass.id(), notBefore);
    return new ClaimedAnswerLog(
        log, claims(log, new ClaimsInTable.Run(pass.id(), epoch, notBefore)));
  }

  static String hash(String request) {
    return Checksums.sha256(request);
  }

  static Call call(String request) {
    return new Call(
        hash(request),
        new EngineIdentity("one", "model", "1"),
        new LanguagePair("ar", "en"),
        2,
        100,
        0,
        Duration.ofMillis(5));
  }

  @Test
  void theSecondWaitsAndFindsTheAnswerOfTheFirst() {
    AnswerLog first = log(pass(Kind.NIGHT));
    AnswerLog second = log(pass(Kind.NIGHT));
    assertThat(first.claim(hash("one"))).isEqualTo(Claim.MINE);
    assertThat(second.claim(hash("one"))).isEqualTo(Claim.OTHERS);
    assertThat(second.claim(hash("two"))).as("another request").isEqualTo(Claim.MINE);

    first.record(call("one"), ANSWER);
    assertThat(second.claim(hash("one"))).isEqualTo(Claim.answered(ANSWER));
    first.letGo(hash("one"));

    assertThat(second.claim(hash("one"))).isEqualTo(Claim.answered(ANSWER));
    assertThat(first.claim(hash("one"))).isEqualTo(Claim.answered(ANSWER));
  }

  @Test
  void whatFailedIsTheOthersToAsk() {
    AnswerLog first = log(pass(Kind.NIGHT));
    AnswerLog second = log(pass(Kind.NIGHT));
    first.claim(hash("one"));
    first.recordFailure(call("one"), "Unavailable: no route", false);
    assertThat(second.claim(hash("one"))).isEqualTo(Claim.OTHERS);

    first.letGo(hash("one"));

    assertThat(second.claim(hash("one"))).isEqualTo(Claim.MINE);
    assertThat(first.claim(hash("one"))).isEqualTo(Claim.OTHERS);
  }

  @Test
  void whatAnotherClaimsIsNotLetGo() {
    AnswerLog first = log(pass(Kind.NIGHT));
    AnswerLog second = log(pass(Kind.NIGHT));
    first.claim(hash("one"));

    second.letGo(hash("one"));

    assertThat(second.claim(hash("one"))).isEqualTo(Claim.OTHERS);
  }

  @Test
  void anAnswerThatARedoDoesNotWantIsNoObstacle() {
    AnswerLog night = log(pass(Kind.NIGHT));
    night.claim(hash("one"));
    night.record(call("one"), ANSWER);
    night.letGo(hash("one"));
    database().advance(Duration.ofMinutes(1));
    AnswerLog redo = log(pass(Kind.REDO));
    AnswerLog another = log(pass(Kind.REDO));

    assertThat(redo.claim(hash("one"))).isEqualTo(Claim.MINE);
    assertThat(another.claim(hash("one"))).isEqualTo(Claim.OTHERS);

    Answer fresh = new Answer("fresh", Usage.free(1));
    redo.record(call("one"), fresh);
    redo.letGo(hash("one"));
    assertThat(another.claim(hash("one"))).isEqualTo(Claim.answered(fresh));
  }

  @Test
  void ofSeveralWhoClaimAtOnceOneHasIt() throws Exception {
    ExecutorService runs = Executors.newFixedThreadPool(8);
    try {
      List<AnswerLog> logs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        logs.add(log(pass(Kind.NIGHT)));
      }
      for (int round = 0; round < 10; round++) {
        String request = hash("round " + round);
        List<Callable<Claim>> all =
            logs.stream().<Callable<Claim>>map(log -> () -> log.claim(request)).toList();
        List<Claim> claims = new ArrayList<>();
        for (Future<Claim> claim : runs.invokeAll(all)) {
          claims.add(claim.get());
        }
        assertThat(claims).containsOnlyOnce(Claim.MINE).contains(Claim.OTHERS).hasSize(8);
      }
    } finally {
      runs.shutdownNow();
    }
  }

  /** What only a claim in the table has: another process may have died over it. */
  abstract static class InTable extends AnswerClaimsContract {

    private boolean silent;

    @Override
    AnswerClaims claims(AnswerLog log, ClaimsInTable.Run run) {
      return new ClaimsInTable(
          database().jdbc, database().clock, log, run, beat -> !silent && beat.epoch() == 1);
    }

    private PassRow claimedByAnother() {
      PassRow other = pass(Kind.NIGHT);
      assertThat(log(other).claim(hash("one"))).isEqualTo(Claim.MINE);
      return other;
    }

    private void assertVoid() {
      AnswerLog next = log(pass(Kind.NIGHT));
      AnswerLog third = log(pass(Kind.NIGHT));
      assertThat(next.claim(hash("one"))).isEqualTo(Claim.MINE);
      silent = false;
      assertThat(third.claim(hash("one"))).as("one takes it over").isEqualTo(Claim.OTHERS);
    }

    @Test
    void aRunThatHasEndedClaimsNothing() {
      PassRow other = claimedByAnother();
      database().editions().end(other.id(), 1, State.FAILED, null, "no disk");
      assertVoid();
    }

    @Test
    void aRunThatIsFencedClaimsNothing() {
      PassRow other = claimedByAnother();
      database().editions().fence(other.id(), 1, true);
      database().jdbc.sql("update pass set state = 'RUNNING'").update();
      assertThat(log(other, 2).claim(hash("one"))).as("the run after it").isEqualTo(Claim.MINE);
    }

    @Test
    void aRunThatIsDeadOrSilentClaimsNothing() {
      claimedByAnother();
      silent = true;
      assertVoid();
    }

    @Test
    void aRunWithoutASignOfLifeClaimsNothing() {
      PassRow other = claimedByAnother();
      database().jdbc.sql("delete from heartbeat where pass_id = ?").param(other.id()).update();
      assertVoid();
    }

    @Test
    void aClaimThatIsOnesOwnIsNoObstacle() {
      PassRow pass = claimedByAnother();
      assertThat(log(pass).claim(hash("one"))).isEqualTo(Claim.MINE);
    }

    @Test
    void whatWasAnsweredIsLetGoInBundles() {
      AnswerLog log = log(pass(Kind.NIGHT));
      for (int i = 1; i <= 300; i++) {
        String request = "request " + i;
        log.claim(hash(request));
        log.record(call(request), ANSWER);
        log.letGo(hash(request));
      }
      assertThat(database().count("answer_claim")).isEqualTo(300 - 256);
    }

    @Test
    void whatARunLeftIsSweptWhenItHasEnded() {
      PassRow other = claimedByAnother();
      Expiry expiry = new Expiry(database().jdbc);
      assertThat(expiry.deleteVoidClaims()).isZero();

      database().editions().end(other.id(), 1, State.FINISHED, "COMPLETED", null);

      assertThat(expiry.deleteVoidClaims()).isOne();
    }
  }
}
