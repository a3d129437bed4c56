package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a night asks of its database; what is asked once a night is taken out. */
class CountedNightTest {

  private static final int FEW = 64;
  private static final int MANY = 192;

  @TempDir Path home;

  private Desk desk;
  private CountedStatements counted;

  @BeforeEach
  void open() {
    desk =
        Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of(), CountedStatements.class);
    counted = desk.bean(CountedStatements.class);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void anArticleCostsFewStatementsAndCommits() throws IOException {
    desk.job("night", "");
    Path job = home.resolve("jobs/night.yaml");
    Files.writeString(job, Files.readString(job).replace("[delay]", "[gist]"));

    Cost few = night(0, FEW);
    Cost many = night(FEW, MANY);

    double articles = MANY - FEW;
    double statements = (many.statements() - few.statements()) / articles;
    double commits = (many.commits() - few.commits()) / articles;
    assertThat(few.statements()).as("they are counted").isPositive();
    assertThat(statements).as(counted::described).isLessThanOrEqualTo(4);
    assertThat(commits).as(counted::described).isLessThanOrEqualTo(1);
  }

  private record Cost(int statements, int commits) {}

  /** A night of so many new articles of four units each. */
  private Cost night(int from, int articles) throws IOException {
    for (int i = from; i < from + articles; i++) {
      desk.file("a%04d.txt".formatted(i), text(i));
    }
    counted.reset();
    RunReport report = desk.run("night");
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(desk.number("select count(*) from unit_result")).isEqualTo(4 * (from + articles));
    return new Cost(counted.statements(), counted.commits());
  }

  private static String text(int number) {
    return """
    افتتاح المكتبة رقم %1$d في المدينة

    افتتح رئيس البلدية صباح اليوم المكتبة رقم %1$d في وسط المدينة. وحضر الحفل عدد من السكان.

    تفاصيل

    تضم المكتبة رقم %1$d أكثر من 500 كتاب جديد. وتفتح أبوابها كل يوم حتى السادسة مساء.

    ردود

    رحب سكان الحي رقم %1$d بالمكتبة الجديدة وطالبوا بمزيد منها في الأحياء الأخرى.
    """
        .formatted(number);
  }
}
