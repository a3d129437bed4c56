package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.Expiry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes wrong once an edition is out does not make its run a failed one. */
class AfterTheRunTest {

  @TempDir Path home;

  @Test
  void theRunEndedAsItDidAlthoughNothingMoreCanBeRead() throws IOException {
    try (Desk desk =
        Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of(), ClosedDatabase.class)) {
      desk.job("night", "").article("one.txt", 1);

      RunReport report = desk.run("night");

      assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
      assertThat(report.notes())
          .anyMatch(note -> note.contains("figures") && note.contains("diptych show night"))
          .anyMatch(note -> note.contains("could not be deleted"));
      assertThat(desk.query("select state from pass")).containsExactly("FINISHED");
    }
  }

  /** What is asked of the database after a run fails, as if it had closed itself. */
  static class ClosedDatabase {

    @Bean
    @Primary
    EditionSummaries closedSummaries(JdbcClient jdbc) {
      return new EditionSummaries(jdbc) {
        @Override
        public EditionSummary of(long editionId) {
          throw new DataAccessResourceFailureException("told to be closed");
        }
      };
    }

    @Bean
    @Primary
    Expiry closedExpiry(JdbcClient jdbc) {
      return new Expiry(jdbc) {
        @Override
        public List<Age> ages() {
          throw new DataAccessResourceFailureException("told to be closed");
        }
      };
    }
  }
}
