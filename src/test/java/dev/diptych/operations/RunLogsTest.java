package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.job.Allowance;
import dev.diptych.job.UsageException;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.run.RunLog;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Each pass has a log of its own, also when two runs are at work in one process. */
class RunLogsTest extends OperationsSetting {

  private static final EditionName ALPHA = new EditionName("alpha", null);
  private static final EditionName BETA = new EditionName("beta", null);

  @Override
  Map<String, Object> database() {
    return Map.of();
  }

  private RunLogs logs() {
    return desk.bean(RunLogs.class);
  }

  private String text(EditionName name) throws IOException {
    return String.join("\n", logs().tail(logs().find(name, null), 1 << 20).lines());
  }

  @Test
  void twoRunsAtOnceHaveTwoLogs() throws Exception {
    job("alpha", "lanes: 1\n");
    job("beta", "lanes: 1\n");
    Path beta = home.resolve("jobs/beta.yaml");
    Files.writeString(beta, Files.readString(beta).replace("[delay]", "[delay-backup]"));
    article("one.txt", 1);
    faults("delay=hold\ndelay-backup=hold\n");
    CompletableFuture<RunReport> one = CompletableFuture.supplyAsync(() -> ran("alpha"));
    CompletableFuture<RunReport> two = CompletableFuture.supplyAsync(() -> ran("beta"));
    while (count("unit_result where begun_at is not null") < 2) {
      assertThat(one.isDone() || two.isDone()).isFalse();
      TimeUnit.MILLISECONDS.sleep(10);
    }

    faults("delay=bug\ndelay-backup=rejected\n");

    assertThat(one.get().outcome()).isEqualTo(Outcome.GAPS);
    assertThat(two.get().outcome()).isEqualTo(Outcome.GAPS);
    String ofAlpha = text(ALPHA);
    String ofBeta = text(BETA);
    assertThat(ofAlpha)
        .contains(
            "Pass 1 (NIGHT) of edition alpha/2026-03-01 begins",
            "Step translate begins",
            "Engine delay had a fault",
            "\tat dev.diptych.engine.test.",
            "Step edition: COMPLETED after ",
            "It ended as GAPS: 1 articles")
        .doesNotContain("beta", "backup");
    assertThat(ofBeta)
        .contains(
            "Pass 1 (NIGHT) of edition beta/2026-03-01 begins",
            "Engine delay-backup",
            "told to reject",
            "It ended as GAPS: 1 articles")
        .doesNotContain("alpha", "Engine delay ", "\tat dev.diptych.engine.test.");
  }

  private void faults(String faults) throws IOException {
    Path whole = Files.writeString(home.resolve("faults.new"), faults);
    Files.move(whole, home.resolve("faults"), StandardCopyOption.ATOMIC_MOVE);
  }

  private RunReport ran(String job) {
    try {
      return run(job);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyPassHasItsOwnAndAFailureItsTrace() throws IOException {
    job("alpha", "");
    article("one.txt", 1);
    desk.fault("error");
    assertThat(run("alpha").outcome()).isEqualTo(Outcome.FAILED);
    desk.fault(null);
    assertThat(text(ALPHA)).contains("Step translate failed", "\tat ", "Note: Failed: ");
    assertThat(run("alpha").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(text(ALPHA))
        .as("a pass that is taken up again goes on in its log")
        .contains("run 1 of it", "run 2 of it", "It ended as COMPLETE");
    carryOut(new WorkOrder.Redo(ALPHA, "one.txt", "s0", null, Allowance.UNCHANGED));

    assertThat(logs().of(ALPHA)).extracting(RunLogs.Log::pass).containsExactly(2, 1);
    assertThat(text(ALPHA)).contains("Pass 2 (REDO)").doesNotContain("(NIGHT)");
    assertThat(logs().find(ALPHA, 1).name()).isEqualTo("alpha-2026-03-01-1.log");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> logs().find(ALPHA, 3))
        .withMessage(
            "There is no log of pass 3 of edition alpha/2026-03-01. Passes that have one: 2, 1");
    Files.delete(logs().find(ALPHA, 2).path());
    Files.createSymbolicLink(
        home.resolve("data/logs/runs/alpha-2026-03-01-2.log"), home.resolve("jobs/alpha.yaml"));
    assertThat(logs().of(ALPHA)).as("a link is no log").hasSize(1);
  }

  @Test
  void aLogIsBoundedAndItsMessagesAreLines() throws IOException {
    job("alpha", "");
    article("one.txt", 1);
    run("alpha");
    Path file = logs().find(ALPHA, null).path();
    long before = Files.size(file);
    Logger detail = LoggerFactory.getLogger(RunLog.DETAIL);
    Logger course = LoggerFactory.getLogger(RunLog.COURSE);
    String block = "x".repeat(7_900);
    try (MDC.MDCCloseable working = MDC.putCloseable(RunLog.KEY, file.toString())) {
      detail.warn("a\n2026-03-01 ERROR forged\u202e{}", "\u0007");
      assertThat(text(ALPHA)).contains("a\\u000a2026-03-01 ERROR forged\\u202e\\u0007");
      IntStream.range(0, 700).forEach(i -> detail.warn(block));
      course.info("The course goes on");
    }

    assertThat(Files.size(file)).isGreaterThan(before).isBetween(4_000_000L, 4_300_000L);
    String log = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(log).endsWith(": The course goes on\n").containsOnlyOnce("This log is full: ");
    RunLogs.Tail tail = logs().tail(logs().find(ALPHA, null), 10_000);
    assertThat(tail.lines()).hasSizeBetween(2, 3);
    assertThat(log.substring((int) tail.left()))
        .as("what is left out is counted")
        .isEqualTo(String.join("\n", tail.lines()) + "\n");
  }

  @Test
  void whoWorksForNoPassHasNoLog() throws IOException {
    LoggerFactory.getLogger(RunLog.DETAIL).warn("nobody's");
    RunLog.carried(() -> LoggerFactory.getLogger(RunLog.DETAIL).warn("nobody's")).run();
    assertThat(home.resolve("data/logs/runs")).doesNotExist();
    job("alpha", "");
    article("one.txt", 1);
    assertThat(run("alpha").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(MDC.get(RunLog.KEY)).isNull();
  }

  @Test
  void namesAreSafe() throws IOException {
    job("alpha", "");
    article("one.txt", 1);
    run("alpha");
    Editions editions = desk.bean(Editions.class);
    EditionRow edition = editions.newest("alpha").orElseThrow();
    EditionRow strange =
        new EditionRow(1, "..", "../../x\n", edition.asOf(), "", null, null, "", "", false);
    assertThat(RunLog.name(strange, editions.lastPass(edition.id())))
        .isEqualTo("_.-_._.._x_-1.log");
  }
}
