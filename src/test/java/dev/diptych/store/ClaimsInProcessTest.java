package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.AnswerLog;
import dev.diptych.digest.AnswerLog.Claim;
import dev.diptych.store.PassRow.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsInProcessTest extends AnswerClaimsContract {

  private static TestDatabase database;
  private static ClaimsInProcess ofProcess;

  @BeforeAll
  static void open(@TempDir Path home) {
    database = TestDatabase.embedded(home);
    ofProcess = new ClaimsInProcess();
  }

  @AfterAll
  static void close() throws Exception {
    database.close();
  }

  @Override
  TestDatabase database() {
    return database;
  }

  @BeforeEach
  void forget() {
    ofProcess = new ClaimsInProcess();
  }

  @Override
  AnswerClaims claims(AnswerLog log, ClaimsInTable.Run run) {
    return ofProcess.of(log);
  }

  @Test
  void theTableStaysEmpty() {
    AnswerLog log = log(pass(Kind.NIGHT));
    assertThat(log.claim(hash("one"))).isEqualTo(Claim.MINE);
    assertThat(database().count("answer_claim")).isZero();
  }
}
