package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line shows of the data behind the console's lists and previews. */
class ViewedNightTest {

  @TempDir Path home;

  @Test
  void runsAreFoundByStateDateAndText() {
    Household night = new Household(home).articles(1);
    assertThat(night.run().exitCode()).isZero();
    night.article("late.txt", 101).fault("unavailable");
    assertThat(night.run().exitCode()).isEqualTo(3);
    String second = "night/" + Household.LABEL + "-2";

    assertThat(night.diptych("runs", "--state", "gaps").out())
        .contains(second)
        .doesNotContain("night/" + Household.LABEL + " ");
    assertThat(night.diptych("runs", "night", "--state", "gaps,complete").out().lines()).hasSize(2);
    assertThat(night.diptych("runs", "--search", Household.LABEL + "-2").out().lines()).hasSize(1);
    assertThat(night.diptych("runs", "--since", Household.LABEL, "--json").out())
        .contains("\"edition\":\"" + Household.LABEL + "-2\"", "\"calls\":", "\"kind\":\"NIGHT\"");
    Outcome none = night.diptych("runs", "--since", "2126-01-01");
    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("No edition matches", "diptych runs");
    Outcome wrong = night.diptych("runs", "--state", "lost");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("lost", "complete, gaps");
    assertThat(night.diptych("runs", "--since", "soon").err()).contains("2026-11-24");
  }

  @Test
  void oneCauseIsRetriedAloneAndADryRunSaysWhatThatAsks() {
    Household night = new Household(home).articles(2).fault("unavailable");
    assertThat(night.run().exitCode()).isEqualTo(3);
    night.fault(null);

    Outcome other = night.diptych("retry-gaps", "night", "--cause", "deadline", "--dry-run");
    assertThat(other.out()).contains("nothing would be done");
    Outcome dry = night.diptych("retry-gaps", "night", "--blamed", "delay", "--dry-run");
    assertThat(dry.out()).contains("Would try 8 sections again; nothing was changed");
    assertThat(dry.out()).contains("delay would be asked ");
    Outcome json = night.diptych("retry-gaps", "night", "--dry-run", "--json");
    assertThat(json.out()).contains("\"verb\":\"retry-gaps\"", "\"redone\":{", "\"asked\":[");
    Outcome wrong = night.diptych("retry-gaps", "night", "--cause", "weather");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("weather", "ENGINE_OUT");
    String cause = night.query("select causes from unit_result").get(0);
    String code = cause.replaceAll("(?s).*?\"c\":\"([A-Z_]+)\".*", "$1");

    Outcome retried = night.diptych("retry-gaps", "night", "--cause", code, "--reason", "up");

    assertThat(retried.exitCode()).as(retried.err()).isZero();
    assertThat(night.diptych("runs", "--state", "complete").out()).contains("night/");
  }
}
