package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A term's right translation travels through what is out, and no further than it must. */
class TermNightTest {

  private static final String TERM = "المكتبة رقم 1";

  @TempDir Path home;

  @Test
  void onlyPassagesThatContainTheTermAreAskedAgainAndTheirDigestsRevised() {
    Household night = new Household(home).articles(2);
    assertThat(night.run().exitCode()).isZero();
    Map<String, String> before = night.published();
    int calls = night.callCount();

    Outcome dry = night.diptych("tm", "term", "night", TERM, "Library One", "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.err())
        .contains(
            "night/" + Household.LABEL + ": 3 passages in 3 sections would be asked for again",
            "entries of the memory contain " + TERM,
            "For the nights to come put this line into");
    assertThat(night.callCount()).isEqualTo(calls);

    Outcome done =
        night.diptych("tm", "term", "night", TERM, "Library One", "--reason", "its name");

    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(night.callCount()).as("one request a section").isEqualTo(calls + 3);
    Map<String, String> after = night.published();
    assertThat(after.entrySet())
        .filteredOn(file -> !file.getValue().equals(before.get(file.getKey())))
        .extracting(Map.Entry::getKey)
        .allMatch(name -> name.contains("article-001") || !name.contains("article-"));
    assertThat(after.values())
        .anyMatch(page -> page.contains("Library One") && page.contains("its name"));
    assertThat(night.query("select kind from pass order by number"))
        .containsExactly("NIGHT", "TERM");
    assertThat(night.query("select verb || ' ' || detail from audit where verb = 'tm term'"))
        .contains("tm term %s → Library One".formatted(TERM));

    Outcome again =
        night.diptych("tm", "term", "night", TERM, "Library One", "--reason", "its name");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err() + again.out()).contains("nothing was done");
    assertThat(night.callCount()).isEqualTo(calls + 3);
  }

  @Test
  void theJobsChangedFileTravelsTooAndWhatAPersonSaidStandsAndIsNamed() throws IOException {
    Household night =
        new Household(home).edit("targets: [en]", "targets: [en]\nglossary: night.glossary.csv");
    Path csv = home.resolve("jobs/night.glossary.csv");
    Files.writeString(csv, "source,target,note\nوسط المدينة,town centre,\n");
    night.articles(1);
    assertThat(night.run().exitCode()).isZero();
    assertThat(
            night
                .diptych("correct", "night", "1/s0.1", "--text", "By hand.", "--reason", "better")
                .exitCode())
        .isZero();
    Files.writeString(csv, "source,target,note\nوسط المدينة,downtown,\n");

    Outcome done = night.diptych("tm", "term", "night", "--reason", "house style");

    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.err()).contains("what a person translated stands", "article-001/s0.1");
    assertThat(night.published().values()).anyMatch(page -> page.contains("By hand."));
    assertThat(night.query("select glossary from edition").get(0)).contains("downtown");
  }

  @Test
  void whatCannotBeMeantIsRefusedWithWhatToType() {
    Household night = new Household(home).articles(1);
    Outcome none = night.diptych("tm", "term", "night", "كلمة", "word", "--reason", "x");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("has no edition yet", "diptych run night");
    assertThat(night.run().exitCode()).isZero();
    Outcome half = night.diptych("tm", "term", "night", "كلمة", "--reason", "x");
    assertThat(half.exitCode()).isEqualTo(2);
    assertThat(half.err()).contains("diptych tm term night SOURCE TARGET --reason …");
    Outcome file = night.diptych("tm", "term", "night", "--reason", "x");
    assertThat(file.exitCode()).isEqualTo(2);
    assertThat(file.err()).contains("has no glossary", "diptych tm term night SOURCE TARGET");
    Outcome unreasoned = night.diptych("tm", "term", "night", "كلمة", "word");
    assertThat(unreasoned.exitCode()).isEqualTo(2);
  }
}
