package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions that are out with gaps, and the passes that mend them. */
class MendedNightTest {

  @TempDir Path home;

  @Test
  void allEnginesDownStillGivesAnEditionAndOnlyTheGapsAreRetried() {
    Household night = new Household(home).articles(4);
    assertThat(night.run().exitCode()).isZero();
    night.article("late-1.txt", 101).article("late-2.txt", 102).fault("unavailable");

    Outcome down = night.run();

    assertThat(down.exitCode()).as(down.err()).isEqualTo(3);
    assertThat(down.out()).contains("out, with gaps", "diptych retry-gaps night");
    Outcome shown = night.diptych("show", "night");
    assertThat(shown.out()).contains("delay: told to be down", "DEFERRED");
    Path edition = home.resolve("output/night").resolve(Household.LABEL + "-2").resolve("en");
    Map<String, String> before = digests(edition);
    assertThat(before).hasSize(2);
    assertThat(before.values()).allMatch(page -> page.contains("told to be down"));

    night.fault(null);
    Outcome dry = night.diptych("retry-gaps", "night", "--dry-run");
    assertThat(dry.out()).contains("8 sections");
    Outcome retried =
        night.diptych("retry-gaps", "night", "--article", "late-1.txt", "--reason", "up");
    assertThat(retried.exitCode()).as(retried.err()).isEqualTo(3);
    Map<String, String> after = digests(edition);
    assertThat(changed(before, after)).as("only the digest whose gaps were filled").hasSize(2);
    Outcome rest = night.diptych("retry-gaps", "night", "--reason", "up");

    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(
            night.query("select number || ' ' || kind from pass where edition_id = 2 order by 1"))
        .containsExactly("1 NIGHT", "2 RETRY_GAPS", "3 RETRY_GAPS");
    assertThat(night.callCount())
        .as("four articles, then two whose engine was down once before it was out, then retried")
        .isEqualTo(night.number("select count(*) from engine_call"));
    assertThat(night.number("select count(*) from engine_call where outcome = 'ANSWERED'"))
        .isEqualTo(night.number("select count(*) from engine_answer"));
    assertThat(night.diptych("status").exitCode()).isZero();
  }

  @Test
  void whatALaterEngineMadeIsNamedAndTheFirstIsAskedWhenItIsBack() {
    Household night =
        new Household(home)
            .edit("engines: [delay]", "engines: [delay, delay-backup]")
            .articles(2)
            .faultOf("delay", "unavailable");
    assertThat(night.run().exitCode()).as("nothing is missing").isZero();
    Outcome shown = night.diptych("show", "night");
    assertThat(shown.out())
        .contains(
            "8 sections by delay-backup, for delay was out: delay: told to be down",
            "diptych retry-gaps night " + Household.LABEL + " --fallback");

    assertThat(night.diptych("retry-gaps", "night", "--fallback").exitCode()).isZero();
    assertThat(night.query("select distinct engines from unit_result"))
        .as("still out: what was made stands, and cost nothing")
        .containsExactly("delay-backup");

    night.fault(null);
    assertThat(night.diptych("retry-gaps", "night", "--dry-run", "--fallback").out())
        .contains("8 sections");
    Outcome retried = night.diptych("retry-gaps", "night", "--fallback", "--reason", "it is up");

    assertThat(retried.exitCode()).as(retried.err()).isZero();
    assertThat(night.query("select distinct engines from unit_result")).containsExactly("delay");
    assertThat(night.diptych("show", "night").out()).doesNotContain("--fallback");
  }

  @Test
  void aPersonsCorrectionStandsAndARedoForgetsWhatWasWrong() {
    Household night = new Household(home).articles(2);
    assertThat(night.run().exitCode()).isZero();
    int calls = night.callCount();

    Outcome corrected =
        night.diptych(
            "correct",
            "night",
            "1/s1.1",
            "--text",
            "Corrected by <b>hand</b>.",
            "--reason",
            "wrong name");
    assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    assertThat(night.callCount()).as("a correction asks no engine").isEqualTo(calls);
    String page = page(night, 1);
    assertThat(page).contains("Corrected by &lt;b&gt;hand&lt;/b&gt;.");

    Outcome redone = night.diptych("redo", "night", "1/s2", "--reason", "nonsense");
    assertThat(redone.exitCode()).as(redone.err()).isZero();
    assertThat(night.callCount()).as("the wrong answer is not taken again").isEqualTo(calls + 1);
    assertThat(page(night, 1)).contains("Corrected by &lt;b&gt;hand&lt;/b&gt;.");
    assertThat(Household.count(night.edition(), ".r1.html")).isEqualTo(1);
    assertThat(Household.count(night.edition(), ".r2.html")).isEqualTo(1);

    Outcome withdrawn = night.diptych("withdraw", "night", "2", "--reason", "court order");
    assertThat(withdrawn.exitCode()).as(withdrawn.err()).isZero();
    assertThat(night.published().values()).noneMatch(text -> text.contains("رقم 2"));
    Outcome again = night.run();
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing new");
  }

  @Test
  void aMendedFileIsIncluded() {
    Household night = new Household(home).articles(1).file("broken.txt", "");
    Outcome first = night.run();
    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(night.diptych("show", "night").out()).contains("skipped broken.txt: ");
    Outcome second = night.run();
    assertThat(second.exitCode()).as("reported once, then filtered").isZero();
    night.article("broken.txt", 7);

    Outcome included = night.diptych("include", "night", "broken.txt");

    assertThat(included.exitCode()).as(included.err()).isZero();
    assertThat(Household.count(night.edition(), ".html")).isEqualTo(2 + 1);
  }

  private static String page(Household night, int position) {
    return night.published().entrySet().stream()
        .filter(entry -> entry.getKey().matches(".*/en/0*" + position + "-[^.]*\\.html"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> digests(Path edition) {
    Map<String, String> digests = new TreeMap<>();
    try (var files = Files.list(edition)) {
      files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(file -> !file.endsWith("index.html"))
          .forEach(file -> digests.put(file.getFileName().toString(), Household.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digests;
  }

  /** The names of files that are new or have other content. */
  private static Map<String, String> changed(
      Map<String, String> before, Map<String, String> after) {
    Map<String, String> changed = new TreeMap<>(after);
    changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
    return changed;
  }
}
