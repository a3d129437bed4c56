package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever comes in the morning types: status, a log, an acknowledgement, the audit. */
class CaredNightTest {

  @TempDir Path home;

  @Test
  void whatWasSeenCanWait() {
    Household night = new Household(home).articles(1).fault("error");
    assertThat(night.run().exitCode()).isEqualTo(4);
    Outcome told = night.diptych("status");
    assertThat(told.exitCode()).isEqualTo(3);
    assertThat(told.out()).contains("Needs you: night/2026-11-24  FAILED");

    Outcome log = night.diptych("show", "night", "--log");
    assertThat(log.exitCode()).as(log.err()).isZero();
    assertThat(log.out()).contains("Step translate failed", "    at ", "It ended as FAILED");
    assertThat(log.err())
        .contains(home.resolve("data/logs/runs/night-2026-11-24-1.log").toString());
    assertThat(night.diptych("show", "night", "--log", "--json").out())
        .startsWith("{\"log\":{\"job\":\"night\",\"edition\":\"2026-11-24\",\"pass\":1,");

    for (String[] wrong :
        List.of(
            new String[] {"acknowledge", "night", "--until", "12h"},
            new String[] {"acknowledge", "night", "--reason", "why"},
            new String[] {"acknowledge", "night", "--until", "soon", "--reason", "why"},
            new String[] {"acknowledge", "--until", "12h", "--reason", "why"},
            new String[] {"acknowledge", "night", "--files", "--until", "1h", "--reason", "why"},
            new String[] {"show", "night", "--log", "--pass", "2"},
            new String[] {"audit", "--limit", "0"})) {
      Outcome refused = night.diptych(wrong);
      assertThat(refused.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
      assertThat(refused.err()).isNotBlank().doesNotContain("Exception", "failed: ");
    }
    assertThat(night.diptych("status").exitCode()).isEqualTo(3);

    Outcome acknowledged =
        night.diptych(
            "acknowledge",
            "night",
            "2026-11-24",
            "--until",
            "12h",
            "--reason",
            "=cmd|' /C calc'!A0");
    assertThat(acknowledged.exitCode()).as(acknowledged.err()).isZero();
    Outcome quiet = night.diptych("status");
    assertThat(quiet.exitCode()).as(quiet.out()).isZero();
    assertThat(quiet.out())
        .contains("Nothing runs, and nothing else needs you.")
        .contains("edition night/2026-11-24  FAILED (")
        .doesNotContain("Needs you");
    assertThat(night.diptych("status", "--json").out())
        .contains("\"subject\":\"edition night/2026-11-24\",\"what\":\"FAILED\"");

    Outcome csv = night.diptych("audit", "--csv", "--job", "night");
    assertThat(csv.exitCode()).as(csv.err()).isZero();
    assertThat(csv.out().split("\r\n"))
        .hasSize(4)
        .startsWith("id,at,actor,channel,verb,subject,pass,reason,before,after,detail");
    assertThat(csv.out()).contains(",1,'=cmd|' /C calc'!A0,not acknowledged,");
    assertThat(night.diptych("audit", "--json", "--limit", "1").out())
        .contains("\"verb\":\"acknowledge\"", "\"reason\":\"=cmd|' /C calc'!A0\"")
        .hasLineCount(1);
    Outcome page = night.diptych("audit", "--limit", "2");
    assertThat(page.err()).contains("Older entries: the same with --before 2");
    assertThat(night.diptych("audit", "--before", "2").out()).startsWith("1  ").contains("  run  ");
    assertThat(night.number("select count(*) from audit"))
        .as("who reads is not written down")
        .isEqualTo(3);

    night.fault(null);
    assertThat(night.run().exitCode()).isZero();
    assertThat(night.diptych("status").out())
        .contains("Nothing runs, and nothing needs you.")
        .doesNotContain("cknowledged");
  }

  @Test
  void whoBorrowedAnAccountIsNamed() {
    Household night = new Household(home).articles(1);

    Outcome run =
        night
            .plan()
            .withVariable("SUDO_USER", "alice\u202e")
            .run("run", "night", "--as-of", Household.AS_OF);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(night.query("select distinct actor from audit where channel = 'cli'"))
        .containsExactly(System.getProperty("user.name") + " (sudo: alice\\u202e)");
  }
}
