package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.Acknowledgements.About;
import dev.diptych.operations.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a look asks of the database: the same for one job and for many. */
class CountedLookTest {

  private static final int MOST = 17;

  @TempDir Path home;

  @Test
  void aLookIsFewStatementsHoweverManyJobsThereAre() throws IOException {
    try (Desk desk =
        Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of(), CountedStatements.class)) {
      List<String> jobs = List.of("alpha", "beta", "gamma", "delta");
      jobs.forEach(job -> desk.job(job, ""));
      desk.article("one.txt", 1);
      for (String job : jobs) {
        assertThat(desk.run(job).outcome()).isEqualTo(Outcome.COMPLETE);
      }
      desk.clock().advance(Duration.ofDays(1));
      desk.article("two.txt", 2).file("broken.txt", "");
      for (String job : jobs) {
        assertThat(desk.run(job).outcome()).isEqualTo(Outcome.GAPS);
      }
      Files.writeString(home.resolve("output/beta/2026-03-02/en/index.html"), "changed");
      desk.bean(Acknowledgements.class)
          .acknowledge(About.EDITION, new EditionName("alpha", null), "12h", Desk.OPERATOR);
      CountedStatements counted = desk.bean(CountedStatements.class);
      counted.reset();

      Lookout.Standing standing = desk.bean(Lookout.class).standing();
      desk.bean(Lookout.class).lastBackup();

      assertThat(standing.attention()).hasSize(3);
      assertThat(standing.flawed()).extracting(Lookout.Flawed::job).containsExactly("beta");
      assertThat(standing.acknowledged()).hasSize(1);
      // One more tells whether the tables are current.
      assertThat(counted.statements() + 1).as(counted::described).isBetween(5, MOST);
    }
  }
}
