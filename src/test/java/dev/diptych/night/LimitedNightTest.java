package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.CallLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that may not ask all they want: budget, deadline, engines that are down. */
class LimitedNightTest {

  @TempDir Path home;

  @Test
  void whatTheBudgetDoesNotAllowIsDeferredUntilItIsRaised() {
    Household night = new Household(home).writeJob("budget: {calls: 5}\n").articles(3);

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(night.callCount()).isEqualTo(5);
    assertThat(night.diptych("show", "night").out())
        .contains("DEFERRED", "budget of 5 calls used up");
    assertThat(Household.count(night.edition(), ".html")).isEqualTo(3 + 1);
    Outcome refused = night.diptych("retry-gaps", "night");
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
    assertThat(refused.err()).contains("used up: 5 calls of 5", "retry-gaps", "--budget-calls 12");
    Outcome wrong = night.diptych("retry-gaps", "night", "--budget-calls", "many");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(night.number("select count(*) from pass")).isEqualTo(1);

    Outcome raised = night.diptych("retry-gaps", "night", "--budget-calls", "12");

    assertThat(raised.exitCode()).as(raised.err()).isZero();
    assertThat(night.callCount()).isEqualTo(12);
    assertThat(night.query("select detail from audit where verb = 'retry-gaps' order by id"))
        .containsExactly("7 units", "budget.calls 5 → 12");
  }

  @Test
  void aNightMayHaveAThousandLanes() {
    Household night =
        new Household(home)
            .with("diptych.delay.network", "true")
            .edit("lanes: 4", "lanes: 1024\nnetwork: any")
            .articles(3);

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(night.callCount()).isEqualTo(night.number("select count(*) from unit_result"));
    assertThat(
            night.number(
                "select count(*) from batch_step_execution where step_name like 'translateLane:%'"))
        .isEqualTo(1024);
  }

  @Test
  void aRestartMayHaveMoreLanesAndAnotherBudget() {
    Household night = new Household(home).articles(3).fault("error");
    assertThat(night.run().exitCode()).isEqualTo(4);
    night.fault(null);

    Outcome wrong = night.diptych("restart", "night", "--lanes", "0", "--budget-characters", "-7");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--lanes: \"0\" is not a whole number from 1 to 1024", "--budget-characters");
    Outcome restarted = night.diptych("restart", "night", "--lanes", "2", "--budget-calls", "2");

    assertThat(restarted.exitCode()).as(restarted.err()).isEqualTo(3);
    assertThat(night.query("select detail from audit where verb = 'restart'"))
        .containsExactly("pass 1 was FAILED; lanes 4 → 2, budget.calls unlimited → 2");
    assertThat(night.query("select settings from edition"))
        .singleElement()
        .asString()
        .contains("\"lanes\":2");
    assertThat(night.number("select count(*) from engine_call")).isEqualTo(2);
  }

  @Test
  void atTheDeadlineTheEditionIsPublishedAsItIs() {
    Household night = new Household(home).writeJob("publishBy: \"02:30\"\n").articles(2);

    Outcome outcome = night.diptych("run", "night", "--as-of", "2020-01-01T02:00:00Z");

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(night.callCount()).isZero();
    assertThat(night.query("select distinct causes from unit_result where state = 'DEFERRED'"))
        .containsExactly("[{\"c\":\"DEADLINE\",\"a\":[\"02:30\"]}]");
    Path edition = home.resolve("output/night/2020-01-01/en");
    assertThat(Household.count(edition, ".html")).isEqualTo(2 + 1);
    assertThat(edition.resolve("index.html"))
        .content()
        .contains("Published 02:30 by deadline; 2 articles deferred");
    assertThat(edition.resolve("manifest.json")).content().contains("\"deadline\" : \"02:30\"");
    Outcome later = night.diptych("retry-gaps", "night");
    assertThat(later.exitCode()).as("a later pass has no deadline: " + later.err()).isZero();
    Outcome tidied = night.diptych("tidy", "night", "--dry-run", "--json");
    assertThat(tidied.exitCode()).as(tidied.err()).isZero();
    assertThat(tidied.out())
        .as("age counts from the last pass, whatever day the edition is of")
        .contains("\"job\":\"night\"", "\"sources\":0", "\"runs\":[]");
    assertThat(night.diptych("tidy", "nosuch").exitCode()).isEqualTo(2);
  }

  @Test
  void aDryRunSaysWhatTheNightWouldAskAndCostsNothing() {
    Household night = new Household(home).articles(3);
    Outcome dry = night.diptych("run", "night", "--dry-run", "--as-of", Household.AS_OF);
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(night.callCount()).isZero();

    assertThat(night.run().exitCode()).isZero();

    long sent = night.number("select sum(characters) from engine_call");
    assertThat(dry.err())
        .contains(
            "delay would be asked %d times with %d characters; 0 of"
                .formatted(night.callCount(), sent),
            "would read 3 files; nothing was changed");
    Outcome again = night.diptych("run", "night", "--all", "--dry-run", "--as-of", Household.AS_OF);
    assertThat(again.err()).contains("delay would be asked 0 times with 0 characters");
  }

  @Test
  void anEngineThatComesBackWithinTheWaitIsAskedAgain() {
    Household night =
        new Household(home)
            .writeJob("onUnavailable: wait 1h\n")
            .articles(1)
            .faultOf("delay", "unavailable");
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 1);
      night.fault(null);

      Outcome outcome = process.await();

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
    assertThat(night.number("select count(*) from engine_call where outcome <> 'ANSWERED'"))
        .isPositive();
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isZero();
  }

  @Test
  void theNextEngineTakesOverUnlessTheJobSaysStop() {
    Household night =
        new Household(home)
            .writeJob("onUnavailable: stop\n")
            .edit("engines: [delay]", "engines: [delay, delay-backup]")
            .articles(2)
            .faultOf("delay", "unavailable");

    Outcome stopped = night.run();

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(3);
    assertThat(engines(night)).containsOnly("delay");
    assertThat(night.query("select distinct state || ' ' || causes from unit_result"))
        .containsExactly("DEFERRED [{\"c\":\"ENGINE_OUT\",\"a\":[\"delay\",\"told to be down\"]}]");
    night.edit("onUnavailable: stop", "onUnavailable: next");
    Outcome next = night.run();
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.out()).contains(Household.LABEL + "-2");
    assertThat(
            night.query(
                "select distinct u.engines from unit_result u join edition e on e.id = u.edition_id"
                    + " where e.label = '2026-11-24-2'"))
        .containsExactly("delay-backup");
  }

  private static List<String> engines(Household night) {
    return CallLog.read(night.calls()).stream().map(line -> line.split("\t")[0]).toList();
  }
}
