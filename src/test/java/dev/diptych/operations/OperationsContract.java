package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.diptych.article.SourceFile;
import dev.diptych.intake.ArticleReader;
import dev.diptych.intake.Contents;
import dev.diptych.intake.UnreadableException;
import dev.diptych.job.Allowance;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Refusal;
import dev.diptych.job.UsageException;
import dev.diptych.operations.Acknowledgements.About;
import dev.diptych.operations.Audits.Question;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Database;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.Servers;
import dev.diptych.text.Checksums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What operations make of the tables, on a real database: every change of an edition, what goes
 * when it is old, and what stays whatever its age. Each kind of database has a subclass.
 */
abstract class OperationsContract extends OperationsSetting {

  private static final String RETENTION = "retention: {sources: 10, answers: 20, runs: 30}\n";

  @Test
  void everythingGoesInItsOwnTimeAndUnchangedFilesStayUnchanged() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    article("two.txt", 2);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    int remembered = count("translation_memory");
    assertThat(tidy("night").nothing()).isTrue();

    clock.advance(Duration.ofDays(11));
    TidyReport dry = upkeep.tidy("night", true, OPERATOR);
    assertThat(dry.sources()).isEqualTo(2);
    assertThat(sources()).isEqualTo(2);
    assertThat(tidy("night").sources()).isEqualTo(2);
    assertThat(sources()).isZero();
    assertThat(count("engine_answer")).isPositive();

    clock.advance(Duration.ofDays(10));
    assertThat(tidy("night").answers()).isPositive();
    assertThat(count("engine_answer")).isZero();
    assertThat(count("segment")).isPositive();

    clock.advance(Duration.ofDays(10));
    TidyReport last = tidy("night");
    assertThat(last.runs()).containsExactly("2026-03-01");
    assertThat(last.batchRuns()).isEqualTo(1);
    for (String table : List.of("segment", "section", "qa_finding", "engine_call", "heartbeat")) {
      assertThat(count(table)).as(table).isZero();
    }
    for (String table :
        List.of("batch_job_instance", "batch_job_execution", "batch_step_execution")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(tidy("night").nothing()).as("once").isTrue();

    assertThat(last.memory())
        .as("no job has made an edition with that engine since")
        .isEqualTo(remembered);
    assertThat(count("translation_memory")).isZero();
    assertThat(run("night").outcome())
        .as("the next night pays nothing")
        .isEqualTo(Outcome.NOTHING_NEW);
    assertThat(jdbc.sql("select actor from audit where verb = 'tidy'").query(String.class).list())
        .containsExactly("op", "op", "op");
    assertThat(
            refusal(
                () -> carryOut(new WorkOrder.Redo(NIGHT, "1", "s0", null, Allowance.UNCHANGED))))
        .isEqualTo(
            new Refusal(
                new Reason.TextsDeleted(new Reason.Edition("night", "2026-03-01")),
                List.of(Next.of(When.TO_TRANSLATE_ANEW, "run", "night").with("all", ""))));
    assertThat(views.show(NIGHT).summary().articles()).isEqualTo(2);
  }

  @Test
  void nothingGoesThatAnUnfinishedEditionNeeds() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    clock.advance(Duration.ofDays(100));

    TidyReport report = tidy("night");

    assertThat(report.sources()).as("only that of the finished edition").isEqualTo(1);
    assertThat(report.answers()).isZero();
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("night/2026-03-02", "not finished", "diptych restart");
    assertThat(report.runs()).containsExactly("2026-03-01");
    assertThat(count("engine_answer")).isPositive();
    Files.delete(home.resolve("faults"));
    Files.delete(home.resolve("input/two.txt"));
    RunReport restarted = carryOut(new WorkOrder.Restart(NIGHT, Allowance.UNCHANGED));
    assertThat(restarted.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(restarted.notes())
        .as("every run tidies at its end")
        .anyMatch(note -> note.startsWith("Tidied up: ") && note.contains("answers"));
    assertThat(
            jdbc.sql("select reason from audit where verb = 'tidy' and actor = 'auto'")
                .query(String.class)
                .list())
        .containsExactly("older than the retention of job night");
  }

  @Test
  void whatAnotherJobKeepsLongerStays() throws IOException {
    job("night", RETENTION);
    job("archive", "retention: {sources: 1000, answers: 1000, runs: 1000}\n");
    article("one.txt", 1);
    run("night");
    run("archive");
    clock.advance(Duration.ofDays(500));

    TidyReport report = tidy("night");

    assertThat(report.sources()).isZero();
    assertThat(report.answers()).isZero();
    assertThat(report.runs()).containsExactly("2026-03-01");
    assertThat(count("segment where edition_id = 2")).isPositive();
    assertThat(count("batch_job_instance")).isEqualTo(1);
  }

  @Test
  void editionsStayForEverUnlessTheJobSaysOtherwise() throws IOException {
    job("night", "retention: {editions: 5}\n");
    article("one.txt", 1);
    run("night");
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);
    run("night");
    Path leftover = Files.writeString(home.resolve("data/sources/abandoned.tmp"), "half a file");
    Files.setLastModifiedTime(leftover, FileTime.from(clock.instant()));
    assertThat(tidy("night").temporaryFiles()).isZero();
    clock.advance(Duration.ofDays(6));

    TidyReport report = tidy("night");

    assertThat(report.editions()).containsExactly("2026-03-01");
    assertThat(report.runs()).as("an edition that is gone is not mended").hasSize(2);
    assertThat(home.resolve("output/night/2026-03-01")).doesNotExist();
    assertThat(home.resolve("output/night/2026-03-02/en/index.html")).exists();
    assertThat(report.temporaryFiles()).isEqualTo(1);
    assertThat(leftover).doesNotExist();
  }

  @Test
  void everyChangeIsAPassOfItsOwn() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    article("two.txt", 2);
    Path broken = file("broken.txt", "");
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);
    assertThat(lookout.standing().attention()).hasSize(1);

    carryOut(new WorkOrder.Correct(NIGHT, "two.txt", "s0.1", null, "By hand."));
    carryOut(new WorkOrder.Redo(NIGHT, "two.txt", "s0", null, Allowance.UNCHANGED));
    carryOut(new WorkOrder.Withdraw(NIGHT, "one.txt", true));
    Files.delete(broken);
    article("broken.txt", 3);
    Files.writeString(home.resolve("faults"), "delay=unavailable\n");
    carryOut(new WorkOrder.Include(NIGHT, "broken.txt"));
    assertThat(views.show(NIGHT).gaps()).isNotEmpty();
    Files.delete(home.resolve("faults"));
    RunReport mended =
        carryOut(
            new WorkOrder.RetryGaps(
                new EditionName("night", "2026-03-01"),
                UnitChoice.ALL,
                "delay-backup",
                new Allowance(2, 100L, 100_000L, null)));

    assertThat(mended.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(views.show(NIGHT).passes())
        .extracting(EditionView.PassView::kind)
        .containsExactly("NIGHT", "CORRECT", "REDO", "WITHDRAW", "INCLUDE", "RETRY_GAPS");
    assertThat(strings("select verb from audit order by id"))
        .containsExactly(
            "run",
            "run ended",
            "correct",
            "correct ended",
            "redo",
            "redo ended",
            "withdraw",
            "withdraw ended",
            "include",
            "include ended",
            "retry-gaps",
            "retry-gaps",
            "retry-gaps ended");
    assertThat(count("audit a where not exists (select 1 from pass p where p.id = a.pass_id)"))
        .as("each row names its pass")
        .isZero();
    assertThat(views.runs("night", 5)).hasSize(1);
    assertThat(lookout.standing().attention()).isEmpty();
    assertThat(
            Files.readString(home.resolve("output/night/2026-03-01/en/index.html"))
                + Files.readString(digest("two")))
        .contains("By hand.");
  }

  @Test
  void whatBecameOfARunIsInTheAuditWithItsFiles() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    article("two.txt", 2);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    List<AuditLog.Entry> first = desk.bean(Audits.class).page(Question.ALL, null, 10).entries();
    assertThat(first).extracting(AuditLog.Entry::verb).containsExactly("run ended", "run");
    AuditLog.Entry made = first.get(0);
    assertThat(made.before()).isEqualTo("pass 1 (NIGHT) READY; no digest files");
    assertThat(made.after()).startsWith("pass 1 (NIGHT) FINISHED, COMPLETED; 2 digest files, ");
    assertThat(made.actor()).isEqualTo("op");
    assertThat(made.reason()).isEqualTo("room");

    String old = Checksums.sha256(Files.readString(digest("two")));
    carryOut(new WorkOrder.Correct(NIGHT, "two.txt", "s0.1", null, "By hand."));
    String now = Checksums.sha256(Files.readString(digest("two")));

    AuditLog.Entry corrected =
        desk.bean(Audits.class)
            .page(new Question("night", null, "correct", null, null, null, null), null, 1)
            .entries()
            .get(0);
    String name = "en/" + digest("two").getFileName();
    assertThat(corrected.verb()).isEqualTo("correct ended");
    assertThat(corrected.passId()).isEqualTo(2);
    assertThat(corrected.before())
        .startsWith("pass 2 (CORRECT) READY; ")
        .endsWith("; differing: " + name + " " + old.substring(0, 16));
    assertThat(corrected.after())
        .startsWith("pass 2 (CORRECT) FINISHED, COMPLETED; ")
        .contains(together())
        .endsWith("; differing: " + name + " " + now.substring(0, 16));

    Files.writeString(home.resolve("faults"), "delay=error\n");
    article("three.txt", 3);
    clock.advance(Duration.ofDays(1));
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    control.abandon(NIGHT, OPERATOR);
    List<AuditLog.Entry> last = desk.bean(Audits.class).page(Question.ALL, null, 2).entries();
    assertThat(last).extracting(AuditLog.Entry::verb).containsExactly("abandon", "run ended");
    assertThat(last.get(1).after()).startsWith("pass 1 (NIGHT) FAILED: step translate");
    assertThat(last.get(0).before()).startsWith("pass 1 (NIGHT) FAILED: step translate");
    assertThat(last.get(0).after()).startsWith("pass 1 (NIGHT) ABANDONED");
    assertThat(last.get(0).passId()).isEqualTo(last.get(1).passId());
  }

  /** What {@code sha256sum} says of what it says of the digests. */
  private String together() throws IOException {
    StringBuilder lines = new StringBuilder();
    Path edition = home.resolve("output/night/2026-03-01");
    try (Stream<Path> files = Files.list(edition.resolve("en"))) {
      for (Path file :
          files
              .filter(one -> one.getFileName().toString().matches("\\d{3}-[^.]+\\.html"))
              .sorted()
              .toList()) {
        lines
            .append(Checksums.sha256(Files.readString(file)))
            .append("  ")
            .append(edition.relativize(file))
            .append('\n');
      }
    }
    return "together " + Checksums.sha256(lines.toString());
  }

  @Test
  void theAuditIsReadByPagesAndOnlyGrows() throws IOException {
    job("night", RETENTION);
    job("night-2", RETENTION);
    article("one.txt", 1);
    run("night");
    List<String> before = strings("select id || verb || at || actor || subject from audit");
    clock.advance(Duration.ofDays(2));
    run("night-2");
    control.requireAllowed(Act.MEND, NIGHT);
    carryOut(new WorkOrder.Redo(NIGHT, "one.txt", "s0", null, Allowance.UNCHANGED));
    clock.advance(Duration.ofDays(400));
    tidy("night");
    Audits audits = desk.bean(Audits.class);

    assertThat(strings("select id || verb || at || actor || subject from audit order by id"))
        .hasSizeGreaterThan(before.size())
        .containsAll(before);
    List<String> read = new ArrayList<>();
    Long next = null;
    do {
      Audits.Page page = audits.page(Question.ALL, next, 2);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(2);
      page.entries().forEach(entry -> read.add(entry.verb() + " " + entry.subject()));
      next = page.next();
    } while (next != null);
    assertThat(read)
        .containsExactly(
            "tidy night",
            "redo ended night/2026-03-01",
            "redo night/2026-03-01",
            "run ended night-2/2026-03-03",
            "run night-2/2026-03-03",
            "run ended night/2026-03-01",
            "run night/2026-03-01");
    assertThat(found(audits, new Question("night", null, null, null, null, null, null)))
        .containsExactly("tidy", "redo ended", "redo", "run ended", "run");
    assertThat(found(audits, new Question("night", "2026-03-01", "run", "op", "cli", 1L, null)))
        .containsExactly("run ended", "run");
    assertThat(found(audits, new Question(null, null, null, "nobody", null, null, null))).isEmpty();
    assertThat(found(audits, new Question(null, null, null, null, null, null, "1d")))
        .containsExactly("tidy");
    assertThat(found(audits, new Question(null, null, null, null, null, null, "2026-03-02")))
        .hasSize(5);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                audits.page(new Question(null, null, null, null, null, null, "yesterday"), null, 5))
        .withMessageContaining("\"yesterday\" is no point in time. Right would be: 12h");
    StringBuilder csv = new StringBuilder();
    audits.csv(new Question("night", null, "redo", null, null, null, null), 1, csv);
    assertThat(csv.toString().split("\r\n", -1))
        .hasSize(3)
        .startsWith("id,at,actor,channel,verb,subject,pass,reason,before,after,detail")
        .endsWith("");
  }

  private static List<String> found(Audits audits, Question question) {
    return audits.page(question, null, 100).entries().stream().map(AuditLog.Entry::verb).toList();
  }

  @Test
  void whatIsAcknowledgedWaitsUntilItsTimeOrAnotherPass() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    Acknowledgements acknowledgements = desk.bean(Acknowledgements.class);
    assertThat(lookout.standing().attention()).hasSize(1);

    String told = acknowledgements.acknowledge(About.EDITION, NIGHT, "12h", OPERATOR);

    assertThat(told)
        .contains("edition night/2026-03-01 until 2026-03-01T14:00:00Z", "--end")
        .contains("diptych acknowledge night 2026-03-01");
    Lookout.Standing waiting = lookout.standing();
    assertThat(waiting.needsSomebody()).isFalse();
    assertThat(waiting.acknowledged())
        .extracting(Lookout.Acknowledged::subject, Lookout.Acknowledged::reason)
        .containsExactly(tuple("edition night/2026-03-01", "room"));
    clock.advance(Duration.ofHours(12));
    assertThat(lookout.standing().attention()).as("its time is over").hasSize(1);

    acknowledgements.acknowledge(About.EDITION, NIGHT, "2026-03-20", OPERATOR);
    assertThat(lookout.standing().needsSomebody()).isFalse();
    assertThat(carryOut(new WorkOrder.Restart(NIGHT, Allowance.UNCHANGED)).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(lookout.standing().attention()).as("it failed anew").hasSize(1);
    assertThat(lookout.standing().acknowledged()).isEmpty();

    acknowledgements.acknowledge(About.EDITION, NIGHT, "3d", OPERATOR);
    acknowledgements.end(About.EDITION, NIGHT, OPERATOR);
    assertThat(lookout.standing().attention()).hasSize(1);
    assertThat(
            strings(
                "select verb || ': ' || before_state || ' -> ' || after_state from audit where"
                    + " verb like 'ack%' order by id"))
        .containsExactly(
            "acknowledge: not acknowledged -> acknowledged until 2026-03-01T14:00:00Z",
            "acknowledge: acknowledged until 2026-03-01T14:00:00Z by op -> acknowledged until"
                + " 2026-03-20T00:00:00Z",
            "acknowledge: acknowledged until 2026-03-20T00:00:00Z by op -> acknowledged until"
                + " 2026-03-04T14:00:00Z",
            "acknowledge end: acknowledged until 2026-03-04T14:00:00Z by op -> not acknowledged");
  }

  @Test
  void whatNeedsNobodyOrForTooLongIsNotAcknowledged() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    run("night");
    Acknowledgements acknowledgements = desk.bean(Acknowledgements.class);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> acknowledgements.acknowledge(About.EDITION, NIGHT, "12h", OPERATOR))
        .withMessageContaining("edition night/2026-03-01 needs nobody at this moment");
    Files.delete(home.resolve("output/night/2026-03-01/en/index.html"));
    assertThat(lookout.standing().flawed()).hasSize(1);
    for (String wrong : List.of("32d", "2026-02-01", "2026-03-01T02:00")) {
      assertThatExceptionOfType(UsageException.class)
          .as(wrong)
          .isThrownBy(() -> acknowledgements.acknowledge(About.FILES, NIGHT, wrong, OPERATOR))
          .withMessageContaining("is not within the next 31 days");
    }
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                acknowledgements.acknowledge(About.FILES, NIGHT, "1h", new Actor("op", "cli", " ")))
        .withMessageContaining("A reason is required");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> acknowledgements.acknowledge(About.SERVER, null, "1h", OPERATOR))
        .withMessageContaining("No process serves");
    assertThat(count("acknowledgement")).isZero();

    acknowledgements.acknowledge(About.FILES, NIGHT, "1h", OPERATOR);
    assertThat(lookout.standing().needsSomebody()).isFalse();
    assertThat(lookout.standing().acknowledged().get(0).what())
        .isEqualTo("1 published files are not what was written");
  }

  @Test
  void aServerThatDiedIsToldOf() throws IOException {
    job("night", RETENTION);
    assertThat(lookout.standing().server()).isNull();
    ProcessIdentity self = desk.bean(ProcessIdentity.class);
    Servers servers = desk.bean(Servers.class);
    servers.begin(self, "http://127.0.0.1:8080");
    assertThat(lookout.standing().server()).matches(server -> !server.dead());
    assertThat(lookout.standing().needsSomebody()).isFalse();

    servers.begin(
        new ProcessIdentity(self.host(), self.bootId(), self.pid(), self.startedAtMillis() - 1),
        "http://127.0.0.1:8080");

    Lookout.Standing dead = lookout.standing();
    assertThat(dead.matters())
        .singleElement()
        .matches(matter -> matter.what().startsWith("serve has died: process " + self.pid()))
        .matches(matter -> matter.next().equals(List.of(Next.of(When.NEXT, "serve"))));
    desk.bean(Acknowledgements.class).acknowledge(About.SERVER, null, "1h", OPERATOR);
    assertThat(lookout.standing().needsSomebody()).isFalse();
  }

  @Test
  void recordsAndLogsOfRunsGoWhenTheyAreOld() throws IOException {
    job("night", RETENTION);
    job("archive", "retention: {runs: 60}\n");
    article("one.txt", 1);
    run("night");
    run("archive");
    jdbc.sql(
            """
            insert into run_order (order_key, verb, job, arguments, actor, channel, state, placed_at, ended_at)
            values ('a', 'run', 'night', '{}', 'op', 'cli', 'ENDED', :at, :at), ('b', 'run', 'night', '{}', 'op', 'cli', 'PLACED', :at, null)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into acknowledgement (subject, stand, actor, reason, at, until)
            values ('edition night/1', 's', 'op', 'w', :at, :at)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into alert (alert_key, kind, subject, text, at, channel) values ('a', 'k', 's', 't', :at, 'mail')
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    for (int day = 0; day < 2; day++) {
      jdbc.sql("insert into schedule_fire (job, due_at, state) values ('night', :at, 'DONE')")
          .param("at", clock.instant().plus(Duration.ofDays(day)).atOffset(ZoneOffset.UTC))
          .update();
    }
    Path log = logs().get(1);
    assertThat(log.getFileName()).hasToString("night-2026-03-01-1.log");
    logs().forEach(this::writtenNow);
    clock.advance(Duration.ofDays(31));
    assertThat(tidy("night"))
        .as("one of the other job's waits for its own time, and so do all records")
        .matches(report -> report.logs() == 1 && report.records() == 0);
    assertThat(log).doesNotExist();
    clock.advance(Duration.ofDays(31));

    TidyReport would = upkeep.tidy("archive", true, OPERATOR);
    assertThat(would.records()).isEqualTo(4);
    assertThat(would.logs()).isEqualTo(1);
    assertThat(count("alert")).isEqualTo(1);
    TidyReport report = tidy("archive");

    assertThat(report.records()).isEqualTo(4);
    assertThat(report.words())
        .contains("4 records of orders, acknowledgements, fires and alerts", "1 logs of runs");
    assertThat(strings("select order_key from run_order")).containsExactly("b");
    assertThat(count("schedule_fire")).as("the newest says how far was looked").isEqualTo(1);
    assertThat(count("acknowledgement") + count("alert")).isZero();
    assertThat(logs()).isEmpty();
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data/logs/runs"))) {
      return files.sorted().toList();
    }
  }

  private void writtenNow(Path log) {
    try {
      Files.setLastModifiedTime(log, FileTime.from(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsIncludedAndStillBrokenIsNamedWithItsReason() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    file("it's $(bad).pdf", "%PDF-1.4 not one");
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);

    RunReport still = carryOut(new WorkOrder.Include(NIGHT, "it's $(bad).pdf"));

    assertThat(still.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(still.notes())
        .singleElement()
        .asString()
        .startsWith("File it's $(bad).pdf is still skipped: the file is damaged")
        .endsWith("diptych include night 'it'\\''s $(bad).pdf' --edition 2026-03-01");
    file("it's $(bad).pdf", "");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> carryOut(new WorkOrder.Include(NIGHT, "it's $(bad).pdf")))
        .withMessageContaining("still cannot be read: the file is empty. Nothing was changed");
    assertThat(views.show(NIGHT).passes()).hasSize(2);
  }

  @Test
  void anArticleThatIsNotThereIsCalledWhatItIs() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    article("two.txt", 2);
    file("empty.txt", "");
    run("night");
    carryOut(new WorkOrder.Withdraw(NIGHT, "one.txt", false));

    for (String name : List.of("one.txt", "2")) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> carryOut(new WorkOrder.Correct(NIGHT, name, "s0.1", null, "A.")))
          .withMessageContaining("has no article " + name)
          .withMessageContaining("one.txt was withdrawn (room). Nothing was changed");
    }
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> carryOut(new WorkOrder.Correct(NIGHT, "empty.txt", "s0.1", null, "A.")))
        .withMessageContaining("empty.txt was skipped (the file is empty)")
        .withMessageContaining("diptych include night empty.txt --edition 2026-03-01");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> carryOut(new WorkOrder.Correct(NIGHT, "nosuch", "s0.1", null, "A.")))
        .withMessageContaining("has no article nosuch. Nothing was changed. Its articles");
  }

  @Test
  void whatWasAbandonedIsTakenByTheNextNight() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    Files.delete(home.resolve("faults"));
    assertThat(refusal(() -> control.stop(NIGHT, OPERATOR)).next())
        .containsExactly(
            next(When.TO_GO_ON, "restart"), next(When.TO_GIVE_UP, "abandon").withReason());
    assertThat(refusal(() -> control.recover(NIGHT, OPERATOR)).next())
        .containsExactly(next(When.NEXT, "restart"));

    control.abandon(NIGHT, OPERATOR);

    RunReport next = run("night");
    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.edition()).isEqualTo("2026-03-01-2");
  }

  @Test
  void unitsComeInReadingOrderWithTheirTimes() throws IOException {
    job("night", RETENTION);
    StringBuilder text = new StringBuilder();
    for (int section = 1; section <= 11; section++) {
      text.append("## قسم %d\n\nافتتحت المدينة مكتبة رقم %d.\n\n".formatted(section, section));
    }
    file("long.md", text.toString());
    Files.writeString(home.resolve("faults"), "delay=unavailable\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);

    assertThat(views.show(NIGHT).gaps())
        .extracting(unit -> unit.unit())
        .containsSubsequence("head", "s1", "s9", "s10");
    assertThat(count("unit_result where begun_at is null or ended_at < begun_at")).isZero();
  }

  @Test
  void aSmallBudgetCutsWhatIsMissedLeast() throws IOException {
    System.setProperty("diptych.delay.max-segments", "1");
    try {
      job("night", "lanes: 1\nbudget: {calls: 8}\nwatch: {Nahla: [نهلة]}\n");
      for (String name : List.of("a.md", "b.md")) {
        file(
            name,
            """
            # افتتاح مكتبة %1$s

            افتتحت المدينة مكتبة %1$s أمام القراء بعد أعمال طويلة استمرت عامين كاملين في وسط المدينة.
            وتضم مكتبة %1$s أكثر من ألف كتاب جديد في العلوم والآداب والتاريخ وفنون العمارة القديمة.
            وقال رئيس البلدية إن مكتبة %1$s ستفتح أبوابها كل يوم حتى السادسة مساء أمام الطلاب.
            ورحب سكان المدينة بافتتاح مكتبة %1$s وطالبوا بمكتبات أخرى في أحياء المدينة البعيدة.

            ## ملحق

            كتاب %1$s.

            ## أسماء

            نهلة %1$s.
            """
                .formatted(name.substring(0, 1)));
      }
      assertThat(run("night").outcome()).isEqualTo(Outcome.GAPS);

      List<String> order =
          jdbc.sql("select worth from unit_result where state <> 'DEFERRED' order by worth")
              .query(String.class)
              .list();
      assertThat(order).startsWith("0", "0");
      int worst = Integer.parseInt(order.get(order.size() - 1));
      assertThat(count("unit_result where state = 'DEFERRED' and worth < " + worst))
          .as("nothing that is worth more was left out for it")
          .isZero();
      assertThat(count("unit_result where worth = 2")).isPositive();
    } finally {
      System.clearProperty("diptych.delay.max-segments");
    }
  }

  @Test
  void aWithdrawnTextGoesFromAllEditionsAndDoesNotComeBack() throws IOException {
    job("night", RETENTION);
    job("archive", RETENTION);
    String text =
        """
        خطأ في خبر الجسر الجديد

        قال متحدث باسم البلدية إن الجسر الجديد فوق الوادي سيغلق أمام السيارات ابتداء من يوم الأحد المقبل. \
        وأضاف أن أعمال الصيانة ستستمر ثلاثة أسابيع وأن الحافلات ستسلك طريقا آخر حتى نهاية الأعمال.
        """;
    file("wrong.txt", text);
    article("other.txt", 7);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(run("archive").outcome()).isEqualTo(Outcome.COMPLETE);
    clock.advance(Duration.ofDays(1));
    file("again.txt", text + "\n");
    assertThat(run("night").edition()).isEqualTo("2026-03-02");
    EditionName first = new EditionName("night", "2026-03-01");
    assertThat(desk.bean(MendingOrders.class).withdrawal(first, "wrong.txt"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("night/2026-03-01: ").contains("wrong.txt"),
            line -> assertThat(line).startsWith("night/2026-03-02: ").contains("again.txt"),
            line -> assertThat(line).contains("archive/2026-03-01", "diptych withdraw archive"));

    RunReport withdrawn = carryOut(new WorkOrder.Withdraw(first, "wrong.txt", false));

    assertThat(withdrawn.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(withdrawn.edition()).isEqualTo("2026-03-01");
    assertThat(withdrawn.notes())
        .anyMatch(note -> note.contains("night/2026-03-02"))
        .anyMatch(note -> note.contains("archive/2026-03-01"));
    assertThat(published("night")).noneMatch(page -> page.contains("الجسر الجديد فوق الوادي"));
    assertThat(published("archive")).anyMatch(page -> page.contains("الجسر الجديد فوق الوادي"));
    clock.advance(Duration.ofDays(1));
    Files.delete(home.resolve("input/wrong.txt"));
    file("edited.txt", text.replace("ثلاثة", "أربعة"));
    article("wrong.txt", 8);
    RunReport third = run("night");

    assertThat(third.edition()).isEqualTo("2026-03-03");
    assertThat(third.notes())
        .anyMatch(
            note -> note.contains("edited.txt: nearly the same text was withdrawn from 2026-03-0"))
        .anyMatch(note -> note.contains("wrong.txt: it has the path of an article withdrawn from"));
    assertThat(
            jdbc.sql(
                    "select path || ' ' || fate from edition_item where edition_id = 4 and fate <>"
                        + " 'FILTERED' order by path")
                .query(String.class)
                .list())
        .containsExactly("edited.txt WITHDRAWN", "wrong.txt READ");
    assertThat(published("night")).noneMatch(page -> page.contains("الجسر الجديد فوق الوادي"));
    assertThat(run("night").outcome()).as("once").isEqualTo(Outcome.NOTHING_NEW);
  }

  @Test
  void aFaultOfOursInReadingOneFileCostsThatFileAndOnlyThisNight() throws IOException {
    job("night", RETENTION);
    article("one.txt", 1);
    article(FaultyReader.NAME, 2);

    RunReport report = run("night");

    assertThat(report.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(report.articles()).isEqualTo(1);
    assertThat(views.show(NIGHT).items())
        .filteredOn(item -> item.source().path().equals(FaultyReader.NAME))
        .singleElement()
        .satisfies(
            item -> assertThat(item.reason()).contains("a reason of ours", "told to have a bug"));
    clock.advance(Duration.ofDays(1));
    desk.bean(FaultyReader.class).mend();
    RunReport next = run("night");
    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.articles()).isEqualTo(1);
  }

  @Test
  void theLastBackupIsKnown() throws IOException {
    boolean embedded = desk.bean(Database.class).isEmbedded();
    job("night", RETENTION);
    article("one.txt", 1);
    assertThat(lookout.lastBackup()).isEmpty();
    run("night");
    assertThat(lookout.lastBackup().map(last -> Path.of(last.file()).getParent()))
        .as("every night backs up the embedded database, and no other")
        .isEqualTo(embedded ? Optional.of(home.resolve("backups")) : Optional.empty());
    clock.advance(Duration.ofDays(1));
    run("night");
    assertThat(lookout.lastBackup().map(last -> last.at().isBefore(clock.instant())).orElse(true))
        .as("nothing new is not backed up again")
        .isTrue();

    Path dump = home.resolve("dump");
    if (!embedded) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> upkeep.backup(dump, OPERATOR))
          .withMessageContaining("pg_dump");
      Files.writeString(dump, "what pg_dump wrote");
    }
    upkeep.backup(dump, OPERATOR);

    assertThat(lookout.lastBackup().orElseThrow())
        .isEqualTo(new Lookout.LastBackup(clock.instant(), dump.toString()));
    if (embedded) {
      assertThatExceptionOfType(UsageException.class)
          .as("no file is written over")
          .isThrownBy(() -> upkeep.backup(dump, OPERATOR));
    }
  }

  @Test
  void onlyTheLastBackupsStay() throws IOException {
    Assumptions.assumeTrue(desk.bean(Database.class).isEmbedded(), "a server has its own");
    job("night", RETENTION);
    for (int day = 0; day < 9; day++) {
      article("day-" + day + ".txt", day);
      run("night");
      clock.advance(Duration.ofDays(1));
    }
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .hasSize(7)
          .startsWith("diptych-20260303T020000Z.zip")
          .endsWith("diptych-20260309T020000Z.zip");
    }
  }

  private List<String> published(String job) throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.resolve("output").resolve(job))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pages.add(Files.readString(file));
      }
    }
    return pages;
  }

  private Path digest(String slug) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("output/night/2026-03-01/en"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+-" + slug + "\\.html"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  Class<?>[] more() {
    return new Class<?>[] {Readers.class};
  }

  /** No {@code @Configuration}: every process of the tests would find it. */
  static class Readers {

    @Bean
    @Primary
    FaultyReader faultyReader(ArticleReader tikaArticleReader) {
      return new FaultyReader(tikaArticleReader);
    }
  }

  /** The reader, which fails at one file until it is mended. */
  static final class FaultyReader implements ArticleReader {

    static final String NAME = "faulty.txt";

    private final ArticleReader reader;
    private volatile boolean mended;

    FaultyReader(ArticleReader reader) {
      this.reader = reader;
    }

    void mend() {
      mended = true;
    }

    @Override
    public Contents open(SourceFile source, byte[] content) throws UnreadableException {
      if (!mended && source.path().equals(NAME)) {
        throw new IllegalStateException("told to have a bug");
      }
      return reader.open(source, content);
    }
  }
}
