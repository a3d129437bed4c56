package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a verb says that may not be done as the edition stands: the command it names is typed here,
 * and is not refused too.
 */
class RightVerbTest {

  private static final List<String> MENDING =
      List.of(
          "retry-gaps night --wait 0s",
          "redo night 1/s1 --reason x --wait 0s",
          "correct night 1/s1.1 --text A --reason x --wait 0s",
          "withdraw night 1 --reason x --wait 0s",
          "include night article-001.txt --wait 0s",
          "publish night --wait 0s");
  private static final List<String> DRY =
      List.of("stop night --dry-run", "abandon night --dry-run", "publish night --dry-run");

  private static final Pattern COMMAND =
      Pattern.compile("diptych ([a-z-]+ night(?: [\\d-]+)?(?: --reason …)?)");

  @TempDir Path home;

  @Test
  void aRunThatLivesIsWaitedForOrStoppedAndThenRestarted() {
    Household night = held();
    String stop = "stop night " + Household.LABEL;
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 1);
      assertAllName(night, MENDING, stop, "is running");
      assertAllName(
          night,
          List.of("restart night", "abandon night --reason x", "recover night --reason x"),
          stop,
          "it lives");

      assertWorks(night, stop);

      assertAllName(
          night,
          List.of("retry-gaps night --wait 0s", "restart night --wait 0s"),
          "show night " + Household.LABEL,
          "was asked to stop");
      night.awaitSeen(process);
      night.fault(null);
      assertThat(process.await().exitCode()).as(process.err()).isEqualTo(6);
    }
    String restart = "restart night " + Household.LABEL;
    assertAllName(night, MENDING, restart, "pass 1 was STOPPED");
    assertAllName(night, List.of("stop night", "recover night --reason x"), restart, "STOPPED");

    assertWorks(night, restart);
  }

  @Test
  void aRunWhoseProcessDiedIsRecoveredAndThenRestarted() {
    Household night = held();
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 1);
      process.signal("KILL");
      process.await();
    }
    night.fault(null);
    String recover = "recover night %s --reason …".formatted(Household.LABEL);
    assertAllName(night, MENDING, recover, "no such process any more");
    assertAllName(night, DRY, recover, "died");
    assertAllName(
        night,
        List.of("stop night", "restart night", "abandon night --reason x"),
        recover,
        "no such process any more");

    Outcome recovered = assertWorks(night, recover);

    assertWorks(night, commandIn(recovered.out()));
  }

  @Test
  void aRunThatFailedIsRestartedOrGivenUpAndItsFilesAreTakenByTheNext() {
    Household night = new Household(home).articles(1).fault("error");
    assertThat(night.run().exitCode()).isEqualTo(4);
    String restart = "restart night " + Household.LABEL;
    assertAllName(night, MENDING, restart, "FAILED (step translate: memory ran out");
    assertAllName(night, List.of("stop night", "recover night --reason x"), restart, "FAILED");
    assertThat(night.diptych("stop", "night").err())
        .contains("diptych abandon night " + Household.LABEL + " --reason …");
    night.fault(null);

    assertWorks(night, "abandon night %s --reason …".formatted(Household.LABEL));

    assertAllName(
        night,
        List.of(
            "restart night",
            "stop night",
            "recover night --reason x",
            "abandon night --reason x",
            "retry-gaps night",
            "publish night"),
        "run night",
        "was given up");
    Outcome next = night.run();
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.out()).contains("night/" + Household.LABEL + "-2: complete");
  }

  @Test
  void ofOneThatIsFinishedNothingIsStoppedOrRestarted() {
    Household night = new Household(home).articles(1).fault("unavailable");
    assertThat(night.run().exitCode()).isEqualTo(3);
    String retry = "retry-gaps night " + Household.LABEL;
    String show = "show night " + Household.LABEL;
    assertAllName(night, List.of("restart night", "recover night --reason x"), retry, "finished");
    assertAllName(night, List.of("stop night", "abandon night --reason x"), show, "finished");
    night.fault(null);

    assertWorks(night, retry);

    assertAllName(
        night,
        List.of(
            "restart night",
            "recover night --reason x",
            "stop night",
            "stop night --dry-run",
            "abandon night --reason x"),
        show,
        "is finished");
    assertWorks(night, show);
  }

  @Test
  void whatMendsWaitsUntilARunHasFinished() {
    Household night = held();
    try (DiptychProcess run = night.startRun()) {
      run.awaitUntil(() -> night.callCount() >= 1);
      try (DiptychProcess mending = night.plan().start("publish", "night")) {
        mending.awaitUntil(() -> mending.err().contains("Waiting for edition night/"));
        night.fault(null);

        Outcome published = mending.await();

        assertThat(published.exitCode()).as(published.err()).isZero();
      }
      assertThat(run.await().exitCode()).as(run.err()).isZero();
    }
    assertThat(night.query("select kind || ' ' || state from pass order by id"))
        .containsExactly("NIGHT FINISHED", "PUBLISH FINISHED");
  }

  private Household held() {
    return new Household(home).articles(2).fault("hold");
  }

  private static void assertAllName(
      Household night, List<String> verbs, String command, String how) {
    for (String verb : verbs) {
      Outcome refused = night.diptych(verb.split(" "));
      assertThat(refused.exitCode())
          .as("%s: %s%s", verb, refused.out(), refused.err())
          .isEqualTo(5);
      assertThat(refused.err()).as(verb).contains(how, "night/" + Household.LABEL);
      assertThat(commandIn(refused.err())).as("%s: %s", verb, refused.err()).isEqualTo(command);
      assertThat(refused.out()).as(verb).isEmpty();
    }
  }

  /** The first command that a message names. */
  private static String commandIn(String message) {
    Matcher matcher = COMMAND.matcher(message);
    assertThat(matcher.find()).as(message).isTrue();
    return matcher.group(1);
  }

  private static Outcome assertWorks(Household night, String command) {
    Outcome outcome =
        night.diptych(
            Arrays.stream(command.split(" "))
                .map(word -> word.replace("…", "because"))
                .toArray(String[]::new));
    assertThat(outcome.exitCode()).as("%s: %s", command, outcome.err()).isZero();
    return outcome;
  }
}
