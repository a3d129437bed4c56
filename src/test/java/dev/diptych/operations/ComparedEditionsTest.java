package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.Allowance;
import dev.diptych.operations.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests that show what was changed since an earlier edition, when that edition changes. */
class ComparedEditionsTest {

  private static final String RETENTION =
      "retention: {sources: 10, answers: 20, runs: 30, editions: 90}\n";
  private static final EditionName FIRST = new EditionName("night", "2026-03-01");

  private static final String WRONG =
      """

      قال الشاهد إن الحارس سرق المال من الصندوق في الليلة الأولى وهرب إلى الجبل.

      وأضاف أن شرطيا رآه عند الجسر القديم ولم يوقفه رغم أوامر القاضي الصريحة.

      وذكر جار آخر أن سيارة بيضاء انتظرت خلف المخبز حتى طلوع الفجر.

      ولم يرد محامي العائلة على اتصالات الصحيفة خلال الأسبوعين الماضيين.
      """;

  @TempDir Path home;

  private Desk desk;
  private CountedStatements counted;

  @BeforeEach
  void open() {
    desk =
        Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of(), CountedStatements.class);
    counted = desk.bean(CountedStatements.class);
    desk.job("night", RETENTION);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whenTheEarlierTextIsDeletedNothingIsShown() throws IOException {
    desk.file("a.txt", text("500"));
    night();
    desk.clock().advance(Duration.ofDays(40));
    night("b.txt", text("9"));
    assertThat(desk.number("select count(*) from segment where edition_id = 1")).isZero();

    night("a.txt", text("700"));

    assertThat(pages()).noneMatch(page -> page.contains("Changed since"));
    night("a.txt", text("900"));
    assertThat(pages()).anyMatch(page -> page.contains("Changed since 12 Apr"));
  }

  @Test
  void theNewestEditionBeforeIsTheOneComparedWith() throws IOException {
    desk.file("a.txt", text("500"));
    night();
    night("a.txt", text("600"));
    night("a.txt", text("700"));

    assertThat(pages().stream().filter(page -> page.contains("Changed since 2 Mar")))
        .singleElement()
        .asString()
        .contains("<del>تضم المكتبة أكثر من 600", "<ins>تضم المكتبة أكثر من 700")
        .doesNotContain("500 كتاب");
  }

  @Test
  void whatWasWithdrawnIsNotShownAsWhatItWasBefore() throws IOException {
    desk.file("a.txt", text("500") + WRONG);
    desk.file("b.txt", text("8"));
    night();
    desk.file("c.txt", text("3"));
    night("a.txt", text("500") + "\nرحب السكان بالمكتبة.");
    assertThat(pages()).anyMatch(page -> page.contains("<del>قال الشاهد إن الحارس"));
    MendingOrders orders = desk.bean(MendingOrders.class);
    assertThat(orders.withdrawal(FIRST, "a.txt"))
        .contains("night/2026-03-02: shows what was changed in it, 1 digest is written again");

    RunReport report = desk.carryOut(new WorkOrder.Withdraw(FIRST, "a.txt", false));

    assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(pages()).noneMatch(page -> page.contains("الحارس"));
    assertThat(pages()).as("b in the first, a and c in the second").hasSize(3);
    assertThat(Files.readString(home.resolve("output/night/2026-03-02/en/index.html")))
        .doesNotContain(">changed<");
    night("a.txt", text("500") + "\nرحب السكان بالمكتبة كثيرا.");
    assertThat(pages()).anyMatch(page -> page.contains("Changed since 2 Mar"));
  }

  @Test
  void whatAWithdrawalDoesNotReachIsNamed() throws IOException {
    desk.file("a.txt", text("500") + WRONG);
    night();
    night("a.txt", text("500") + "\nرحب السكان بالمكتبة.");
    desk.carryOut(
        new WorkOrder.Redo(
            new EditionName("night", "2026-03-02"), "a.txt", "s0", null, Allowance.UNCHANGED));

    RunReport report = desk.carryOut(new WorkOrder.Withdraw(FIRST, "a.txt", false));

    assertThat(report.notes())
        .anyMatch(
            note -> note.contains("Earlier revisions in edition night/2026-03-02 (of 1 digests)"));
    assertThat(pages().stream().filter(page -> page.contains("الحارس")))
        .as("the revision kept")
        .hasSize(1);
  }

  @Test
  void aDeletedEditionIsNotComparedWith() throws IOException {
    desk.job("night", "retention: {sources: 400, answers: 400, runs: 400, editions: 5}\n");
    desk.file("a.txt", text("500"));
    night();
    desk.clock().advance(Duration.ofDays(10));
    night("b.txt", text("9"));

    night("a.txt", text("700"));

    assertThat(pages()).noneMatch(page -> page.contains("Changed since"));
  }

  @Test
  void aNightOfChangedArticlesCostsFewStatementsMore() throws IOException {
    Path job = home.resolve("jobs/night.yaml");
    Files.writeString(job, Files.readString(job).replace("[delay]", "[gist]"));
    int articles = 64;
    for (int i = 0; i < articles; i++) {
      desk.file("a%03d.txt".formatted(i), text("1" + i));
    }
    counted.reset();
    night();
    int unknown = counted.statements();
    for (int i = 0; i < articles; i++) {
      desk.file("a%03d.txt".formatted(i), text("2" + i));
    }
    counted.reset();
    night();
    int changed = counted.statements();

    assertThat(pages().stream().filter(page -> page.contains("Changed since 1 Mar")))
        .hasSize(articles);
    assertThat(changed - unknown)
        .as(counted::described)
        .as("two bundles of 32 digests, five statements each, and some for an edition more")
        .isLessThanOrEqualTo(articles / 2);
  }

  private void night(String file, String text) throws IOException {
    desk.file(file, text);
    night();
  }

  private void night() throws IOException {
    RunReport report = desk.run("night");
    assertThat(report.outcome()).as("%s", report).isEqualTo(Outcome.COMPLETE);
    desk.clock().advance(Duration.ofDays(1));
  }

  private static String text(String number) {
    return """
    افتتاح المكتبة في المدينة

    افتتح رئيس البلدية صباح اليوم المكتبة في وسط المدينة. وحضر الحفل عدد من السكان.

    تفاصيل

    تضم المكتبة أكثر من %s كتاب جديد. وتفتح أبوابها كل يوم حتى السادسة مساء.
    """
        .formatted(number);
  }

  private List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.resolve("output/night"))) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches("\\d+-.*\\.html")) {
          pages.add(Files.readString(file));
        }
      }
    }
    return pages;
  }
}
