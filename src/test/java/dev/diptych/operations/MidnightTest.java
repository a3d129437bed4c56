package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.job.Allowance;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Overrides;
import dev.diptych.job.Reason;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import dev.diptych.operations.RunReport.Outcome;
import dev.diptych.publish.OutputMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A night that was not finished, and the next one: no file is ever without an edition. */
class MidnightTest extends OperationsSetting {

  private static final EditionName FIRST = new EditionName("night", "2026-03-01");

  @Override
  Map<String, Object> database() {
    return Map.of();
  }

  static WorkOrder.Run named(String job, String label) {
    return new WorkOrder.Run(job, label(label), null, false);
  }

  private static Overrides label(String label) {
    return new Overrides(null, null, label, List.of(), List.of(), false);
  }

  @BeforeEach
  void oneArticle() {
    job("night", "");
    article("one.txt", 1);
  }

  @Test
  void aDeadNightIsFinishedUnderItsOwnLabelThoughNothingIsNew() throws IOException {
    failed();
    died();
    tomorrow();

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.edition()).isEqualTo("2026-03-01");
    assertThat(next.notes())
        .anyMatch(note -> note.startsWith("Recovered night/2026-03-01: process"))
        .contains("First, edition night/2026-03-01, which had been left unfinished: complete");
    assertThat(states()).containsExactly("2026-03-01 FINISHED");
    assertThat(strings("select verb || ' ' || channel from audit order by id"))
        .containsExactly("run cli", "run ended cli", "recover auto", "run cli", "run ended cli");
    assertThat(run("night").outcome()).isEqualTo(Outcome.NOTHING_NEW);
  }

  @Test
  void whatIsNewComesInAnEditionOfItsOwnDay() throws IOException {
    failed();
    tomorrow();
    article("two.txt", 2);

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.articles()).isEqualTo(1);
    assertThat(states()).containsExactly("2026-03-01 FINISHED", "2026-03-02 FINISHED");
    assertThat(read()).containsExactly("2026-03-01 one.txt", "2026-03-02 two.txt");
  }

  @Test
  void severalOlderOnesAreFinishedOldestFirst() throws IOException {
    failed();
    tomorrow();
    article("two.txt", 2);
    desk.fault("error");
    assertThat(carryOut(named("night", "2026-03-02")).outcome()).isEqualTo(Outcome.FAILED);
    desk.fault(null);
    tomorrow();
    article("three.txt", 3);

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.notes())
        .containsSubsequence(
            "First, edition night/2026-03-01, which had been left unfinished: complete",
            "First, edition night/2026-03-02, which had been left unfinished: complete");
    assertThat(read())
        .containsExactly("2026-03-01 one.txt", "2026-03-02 two.txt", "2026-03-03 three.txt");
  }

  @Test
  void whatCannotBeFinishedIsTakenOver() throws IOException {
    article("gone.txt", 7);
    diedTooOften();
    Files.delete(home.resolve("input/gone.txt"));
    tomorrow();
    article("two.txt", 2);

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "Edition night/2026-03-01 is given up: its process has died 4 times"))
        .contains(
            "Edition night/2026-03-01 could not be finished; its files are in 2026-03-02. To see"
                + " why: diptych show night 2026-03-01");
    assertThat(states()).containsExactly("2026-03-01 SUPERSEDED", "2026-03-02 FINISHED");
    assertThat(
            strings(
                "select path || ' ' || fate || ' ' || coalesce(reason, '') from edition_item where"
                    + " edition_id = 2 order by path"))
        .containsExactly(
            "gone.txt READ taken over from edition 2026-03-01, which could not be finished",
            "one.txt READ taken over from edition 2026-03-01, which could not be finished",
            "two.txt READ ");
    assertThat(
            desk.number(
                "select min(attempts) from edition_item where edition_id = 2 and path <>"
                    + " 'two.txt'"))
        .as("what was tried before is not forgotten")
        .isGreaterThan(1);
    assertThat(home.resolve("output/night/2026-03-01")).doesNotExist();
    assertThat(index("2026-03-02")).contains("Holds the files of", "which could not be finished");
    assertThat(manifest("2026-03-02")).contains("\"takenOver\"", "\"2026-03-01\"");
    assertThat(run("night").outcome()).isEqualTo(Outcome.NOTHING_NEW);
  }

  @Test
  void whatWasAnsweredBeforeIsNotPaidAgain() throws IOException {
    article("two.txt", 2);
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    int paid = count("engine_call");
    // As if it had been stopped before its end, and the output folder were somebody else's now.
    jdbc.sql("update pass set state = 'STOPPED'").update();
    jdbc.sql("update edition set settings = replace(settings, ':\"output\"', ':\"elsewhere\"')")
        .update();
    new OutputMark("another", "/elsewhere").write(home.resolve("elsewhere"));
    tomorrow();

    RunReport next = run("night");

    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.articles()).isEqualTo(2);
    assertThat(count("engine_call")).isEqualTo(paid);
    assertThat(home.resolve("output/night/2026-03-02/en/index.html")).exists();
    assertThat(next.unfinished())
        .singleElement()
        .satisfies(
            older -> {
              assertThat(older.edition()).isEqualTo("night/2026-03-01");
              assertThat(older.refusal().reason())
                  .isInstanceOfSatisfying(
                      Reason.OutputOfAnother.class,
                      output -> assertThat(output.home()).isEqualTo("/elsewhere"));
            });
  }

  @Test
  void aFileThatWasUnreadableIsReportedByTheSuccessorToo() throws IOException {
    Files.write(
        home.resolve("input/bad.pdf"), "%PDF-1.7 not really".getBytes(StandardCharsets.UTF_8));
    diedTooOften();
    tomorrow();

    RunReport next = run("night");

    assertThat(next.skipped()).isEqualTo(1);
    assertThat(
            strings(
                "select path || ' ' || fate from edition_item where edition_id = 2 order by path"))
        .containsExactly("bad.pdf SKIPPED", "one.txt READ");
    assertThat(strings("select edition from skipped_file")).containsExactly("2026-03-02");
  }

  @Test
  void oneThatFailsAgainIsTakenOver() throws IOException {
    failed();
    tomorrow();
    desk.fault("error");

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(states()).containsExactly("2026-03-01 SUPERSEDED", "2026-03-02 FAILED");
    desk.fault(null);
    RunReport again = run("night");
    assertThat(again.outcome()).as("that one was lost is said again").isEqualTo(Outcome.GAPS);
    assertThat(read().stream().filter(file -> file.startsWith("2026-03-02")))
        .containsExactly("2026-03-02 one.txt");
  }

  @Test
  void oneWhoseEngineIsGoneIsTakenOver() throws IOException {
    failed();
    tomorrow();
    jdbc.sql("update edition set settings = replace(settings, '\"delay\"', '\"gone\"')").update();

    RunReport next = run("night");

    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(next.notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "Edition night/2026-03-01 cannot be finished as it is: There is no engine"
                        + " gone"));
  }

  @Test
  void aStoppedOneIsFinishedAndAnAbandonedOneIsFree() throws IOException {
    failed();
    jdbc.sql("update pass set state = 'STOPPED'").update();
    tomorrow();
    assertThat(run("night").edition()).isEqualTo("2026-03-01");
    assertThat(states()).containsExactly("2026-03-01 FINISHED");

    article("two.txt", 2);
    desk.fault("error");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    control.abandon(new EditionName("night", "2026-03-02"), OPERATOR);
    desk.fault(null);
    tomorrow();

    RunReport next = run("night");

    assertThat(next.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(next.edition()).isEqualTo("2026-03-03");
    assertThat(states())
        .containsExactly("2026-03-01 FINISHED", "2026-03-02 ABANDONED", "2026-03-03 FINISHED");
  }

  @Test
  void aLivingOneIsNotTouched() throws IOException {
    failed();
    assertThat(jdbc.sql("update pass set state = 'RUNNING'").update()).isOne();
    tomorrow();
    article("two.txt", 2);

    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> run("night"))
        .satisfies(
            busy -> {
              assertThat(busy.who()).isEqualTo("edition night/2026-03-01");
              assertThat(busy.refusal().reason())
                  .isInstanceOfSatisfying(
                      Reason.AlreadyRunning.class,
                      running -> assertThat(running.edition()).hasToString("night/2026-03-01"));
            });

    assertThat(states()).containsExactly("2026-03-01 RUNNING");
  }

  @Test
  void mendingVerbsNameTheSuccessor() throws IOException {
    diedTooOften();
    tomorrow();
    run("night");

    for (WorkOrder order :
        List.of(
            new WorkOrder.Restart(FIRST, Allowance.UNCHANGED),
            new WorkOrder.RetryGaps(FIRST, UnitChoice.ALL, null, Allowance.UNCHANGED),
            new WorkOrder.Redo(FIRST, "one.txt", "s1", null, Allowance.UNCHANGED),
            new WorkOrder.Correct(FIRST, "one.txt", "s1.1", null, "By hand."),
            new WorkOrder.Withdraw(FIRST, "one.txt", false),
            new WorkOrder.Include(FIRST, "one.txt"),
            new WorkOrder.Publish(FIRST))) {
      assertThat(refusal(() -> carryOut(order)))
          .as(order.verb())
          .isEqualTo(
              new Refusal(
                  new Reason.Superseded(new Reason.Edition("night", "2026-03-01"), "2026-03-02"),
                  List.of(Next.of(When.TO_SEE, "show", "night", "2026-03-02"))));
    }
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> control.abandon(FIRST, OPERATOR));
    assertThat(states()).containsExactly("2026-03-01 SUPERSEDED", "2026-03-02 FINISHED");
  }

  @Test
  void aMendThatFailedIsDoneFirstAndNeverTakesTheEditionBack() throws IOException {
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    Path folder = home.resolve("output/night/2026-03-01/en");
    Path aside = home.resolve("aside");
    Files.move(folder, aside);
    Files.writeString(folder, "in the way");
    assertThat(carryOut(new WorkOrder.Publish(FIRST)).outcome()).isEqualTo(Outcome.FAILED);
    tomorrow();
    article("two.txt", 2);

    RunReport next = run("night");

    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.outcome()).as("the mend failed again").isEqualTo(Outcome.GAPS);
    assertThat(next.notes())
        .contains(
            "Edition night/2026-03-01 is out, but its last mend is not finished: diptych show night"
                + " 2026-03-01");
    assertThat(states())
        .containsExactly("2026-03-01 FINISHED", "2026-03-01 FAILED", "2026-03-02 FINISHED");
    Files.delete(folder);
    Files.move(aside, folder);

    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(states())
        .containsExactly("2026-03-01 FINISHED", "2026-03-01 FINISHED", "2026-03-02 FINISHED");
    assertThat(read()).containsExactly("2026-03-01 one.txt", "2026-03-02 two.txt");
  }

  @Test
  void aMendThatCannotBeTriedIsNotPassedOverInSilence() throws IOException {
    assertThat(run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    Path folder = home.resolve("output/night/2026-03-01/en");
    Path aside = home.resolve("aside");
    Files.move(folder, aside);
    Files.writeString(folder, "in the way");
    assertThat(carryOut(new WorkOrder.Publish(FIRST)).outcome()).isEqualTo(Outcome.FAILED);
    jdbc.sql("update pass set kind = 'RETRY_GAPS', engine = 'gone' where number = 2").update();
    tomorrow();

    RunReport nothing = run("night");
    article("two.txt", 2);
    RunReport next = run("night");

    assertThat(nothing.edition()).isNull();
    assertThat(nothing.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(nothing.notes()).anyMatch(note -> note.contains("There is no engine gone"));
    assertThat(next.edition()).isEqualTo("2026-03-02");
    assertThat(next.outcome()).isEqualTo(Outcome.GAPS);
    assertThat(states())
        .containsExactly("2026-03-01 FINISHED", "2026-03-01 FAILED", "2026-03-02 FINISHED");
  }

  @Test
  void aDryRunSaysWhatWouldBeFinishedFirst() throws IOException {
    failed();
    tomorrow();
    article("two.txt", 2);

    RunReport dry = carryOut(new WorkOrder.Run("night", Overrides.NONE, null, true));

    assertThat(dry.notes())
        .contains("Edition night/2026-03-01 would be finished first")
        .anyMatch(note -> note.contains("would read 1 files"));
    assertThat(states()).containsExactly("2026-03-01 FAILED");
  }

  /** The night of the first day, which an error ends. */
  private void failed() throws IOException {
    desk.fault("error");
    assertThat(run("night").outcome()).isEqualTo(Outcome.FAILED);
    desk.fault(null);
  }

  /** The night of the first day, whose process died once more than is recovered by itself. */
  private void diedTooOften() throws IOException {
    failed();
    jdbc.sql("update pass set auto_recoveries = 3").update();
    died();
  }

  /** Makes the last run look like that of a process that died with the machine. */
  private void died() {
    assertThat(jdbc.sql("update pass set state = 'RUNNING'").update()).isOne();
    assertThat(jdbc.sql("update heartbeat set boot_id = 'an earlier start'").update()).isOne();
  }

  private void tomorrow() {
    clock.advance(Duration.ofDays(1));
  }

  private List<String> states() {
    return strings(
        "select e.label || ' ' || p.state from pass p join edition e on e.id = p.edition_id order"
            + " by e.id, p.number");
  }

  /** The articles that are out, each with its edition. */
  private List<String> read() {
    return strings(
        "select e.label || ' ' || i.path from edition_item i join edition e on e.id = i.edition_id"
            + " where i.fate = 'READ' order by e.id, i.path");
  }

  private String index(String label) throws IOException {
    return Files.readString(page(label, "index.html"));
  }

  private String manifest(String label) throws IOException {
    return Files.readString(page(label, "manifest.json"));
  }

  private Path page(String label, String name) {
    return home.resolve("output/night").resolve(label).resolve("en").resolve(name);
  }
}
