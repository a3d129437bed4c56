package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.Allowance;
import dev.diptych.job.Next.When;
import dev.diptych.job.Overrides;
import dev.diptych.job.Reason;
import dev.diptych.job.Refusal;
import dev.diptych.operations.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a night from asking too late, too often, twice, or for what was taken back. */
class GuardsTest extends OperationsSetting {

  private static final Reason.Edition FIRST = new Reason.Edition("night", "2026-03-01");

  @Override
  Map<String, Object> database() {
    return Map.of();
  }

  /** The clock says 2026-03-01T02:00Z. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T01:00:00Z, 01:30, DEFERRED",
    "2026-03-01T01:00:00Z, 02:00, DEFERRED",
    "2026-03-01T01:00:00Z, 02:01, TRANSLATED",
    "2026-02-28T23:00:00Z, 01:59, DEFERRED",
    "2026-03-01T02:00:00Z, 02:00, TRANSLATED",
    "2026-03-01T02:00:00Z, 01:30, TRANSLATED"
  })
  void theDeadlineIsTheFirstAfterTheEditionsInstant(Instant asOf, String publishBy, String state)
      throws IOException {
    job("night", "zone: UTC\npublishBy: \"%s\"\n".formatted(publishBy));
    article("one.txt", 1);

    carryOut(new WorkOrder.Run("night", Overrides.NONE, asOf, false));

    assertThat(strings("select distinct state from unit_result")).containsExactly(state);
    assertThat(count("engine_call") > 0).isEqualTo(state.equals("TRANSLATED"));
  }

  @Test
  void aPassIsContinuedThreeTimesUnasked() throws IOException {
    job("night", "");
    article("one.txt", 1);
    Files.createDirectories(home.resolve("output"));
    Path inTheWay =
        Files.writeString(home.resolve("output/night"), "a file where a folder should be");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    for (int time = 1; time <= 3; time++) {
      died();
      assertThat(run("night").outcome()).as("time %d", time).isEqualTo(Outcome.FAILED);
    }
    assertThat(strings("select reason from audit where verb = 'recover'")).hasSize(3);
    died();
    Files.delete(inTheWay);

    Refusal refusal = refusal(() -> run("night"));

    assertThat(refusal.reason())
        .isEqualTo(
            new Reason.DiedTooOften(FIRST, 4, lookout.standing().attention().get(0).process()));
    assertThat(refusal.next()).containsExactly(next(When.WHEN_LOOKED_AT, "recover").withReason());
    assertThat(strings("select state from pass")).containsExactly("RUNNING");
    control.recover(NIGHT, OPERATOR);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aRecoveryThatWasCutOffIsMadeUpByTheRestart() throws IOException {
    job("night", "");
    article("one.txt", 1);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    Files.delete(home.resolve("faults"));
    // The pass is free, and Spring Batch's rows say that its run is at work.
    for (String table : List.of("batch_job_execution", "batch_step_execution")) {
      jdbc.sql(
              "update %s set status = 'STARTED', exit_code = 'EXECUTING', end_time = null where status = 'FAILED'"
                  .formatted(table))
          .update();
    }

    RunReport restarted = carryOut(new WorkOrder.Restart(NIGHT, Allowance.UNCHANGED));

    assertThat(restarted.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void aRunOnAnotherMachineIsRecoveredOnlyWhenItHasBeenSilent() throws IOException {
    job("night", "");
    article("one.txt", 1);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    jdbc.sql("update pass set state = 'RUNNING'").update();
    jdbc.sql("update heartbeat set host = 'elsewhere'").update();

    for (Act act : List.of(Act.RECOVER, Act.ABANDON, Act.RESTART, Act.MEND)) {
      Refusal refusal = refusal(() -> control.requireAllowed(act, NIGHT));
      assertThat(refusal.reason())
          .as(act.name())
          .isInstanceOfSatisfying(
              Reason.Running.class,
              running -> assertThat(running.evidence()).contains("elsewhere"));
      assertThat(refusal.next().get(0).verb()).as(act.name()).isEqualTo("stop");
    }
    assertThat(refusal(() -> control.requireAllowed(Act.RECOVER, NIGHT)).next())
        .containsExactly(next(When.TO_END, "stop"), next(When.WHEN_SILENT, "recover").withReason());
    clock.advance(Duration.ofMinutes(3));

    for (Act act : List.of(Act.ABANDON, Act.RESTART, Act.MEND)) {
      Refusal refusal = refusal(() -> control.requireAllowed(act, NIGHT));
      assertThat(refusal.reason())
          .as(act.name())
          .isInstanceOfSatisfying(
              Reason.Silent.class,
              silent -> assertThat(silent.evidence()).contains("silent for 180 s"));
      assertThat(refusal.next())
          .as(act.name())
          .containsExactly(next(When.IF_MACHINE_IS_DOWN, "recover").withReason());
    }
    assertThat(control.stop(NIGHT, OPERATOR)).contains("It may never be", "diptych recover night");
    assertThat(control.recover(NIGHT, OPERATOR)).contains("diptych restart night 2026-03-01");
  }

  /** Makes the last run look like that of a process that died with the machine. */
  private void died() {
    assertThat(jdbc.sql("update pass set state = 'RUNNING'").update()).isOne();
    assertThat(jdbc.sql("update heartbeat set boot_id = 'an earlier start'").update()).isOne();
  }

  @Test
  void whatAnUnfinishedEditionHoldsIsNotTakenByAnotherThatIsNamed() throws IOException {
    job("night", "");
    article("one.txt", 1);
    Files.writeString(home.resolve("faults"), "delay=error\n");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    Files.delete(home.resolve("faults"));
    clock.advance(Duration.ofDays(1));
    article("two.txt", 2);

    RunReport next = carryOut(MidnightTest.named("night", "2026-03-02"));

    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(
            strings(
                "select path || ' ' || fate || ' ' || coalesce(reason, '') from edition_item where"
                    + " edition_id = 2 order by path"))
        .containsExactly(
            "one.txt FILTERED pending in 2026-03-01, which is not finished", "two.txt READ ");
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 3"})
  void whatIsTakenOutOfTheMemoryIsNotTranslatedFromItAgain(boolean alsoFromMemory, int rejected)
      throws IOException {
    job("night", "");
    article("one.txt", 1);
    article("two.txt", 2);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    int remembered = count("translation_memory");

    carryOut(new WorkOrder.Withdraw(NIGHT, "one.txt", alsoFromMemory));

    assertThat(count("translation_memory")).isEqualTo(remembered);
    List<String> texts =
        strings("select source from translation_memory where rejected_at is not null");
    assertThat(texts).hasSize(rejected).noneMatch(text -> text.contains("رقم 2"));
  }

  @Test
  void theBudgetIsThatOfTheNightNotOfAnEdition() throws IOException {
    job("night", "budget: {calls: 3}\n");
    article("one.txt", 1);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(count("engine_call")).isEqualTo(2);
    article("two.txt", 2);

    RunReport second = run("night");

    assertThat(second.edition()).isEqualTo("2026-03-01-2");
    assertThat(second.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(count("engine_call")).isEqualTo(3);
    Refusal refusal =
        refusal(
            () ->
                carryOut(
                    new WorkOrder.RetryGaps(NIGHT, UnitChoice.ALL, null, Allowance.UNCHANGED)));
    assertThat(refusal.reason()).isEqualTo(new Reason.BudgetUsedUp(FIRST, "calls", 3, 3));
    assertThat(refusal.next())
        .singleElement()
        .satisfies(next -> assertThat(next.options()).containsKey("budget-calls"));
    clock.advance(Duration.ofDays(1));
    article("three.txt", 3);
    assertThat(run("night").outcome())
        .as("another night, another budget, of which what was missing takes its part")
        .isEqualTo(Outcome.COMPLETE);
    assertThat(count("engine_call")).isEqualTo(6);
  }
}
