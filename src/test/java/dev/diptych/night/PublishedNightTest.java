package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published files that are missing or were changed are named, and written again from the tables.
 */
class PublishedNightTest {

  @TempDir Path home;

  @Test
  void filesThatAreNotWhatWasWrittenAreNamedAndWrittenAgainWithoutAnyEngine() throws IOException {
    Household night = new Household(home).articles(3);
    assertThat(night.run().exitCode()).isZero();
    assertThat(
            night
                .diptych("correct", "night", "1/s1.1", "--text", "Mine.", "--reason", "wrong")
                .exitCode())
        .isZero();
    int calls = night.callCount();
    Map<String, String> published = night.published();
    Outcome whole = night.diptych("show", "night", "--verify");
    assertThat(whole.exitCode()).as(whole.out()).isZero();
    assertThat(whole.out()).contains("all 8 published files are what was written");
    assertThat(night.diptych("status"))
        .satisfies(x -> assertThat(x.exitCode()).as(x.err()).isZero());

    Path corrected = digest(night, "001-");
    Path changed = digest(night, "002-");
    Path missing = digest(night, "003-");
    Files.writeString(corrected, "corrected by a stranger");
    Files.writeString(changed, "changed by a stranger");
    Files.delete(missing);
    Files.delete(night.edition().resolve("manifest.json"));
    Outcome verified = night.diptych("show", "night", "--verify");

    assertThat(verified.exitCode()).as(verified.out()).isEqualTo(3);
    assertThat(verified.out())
        .contains(
            "file en/" + corrected.getFileName() + " changed",
            "file en/" + changed.getFileName() + " changed",
            "file en/" + missing.getFileName() + " missing",
            "file en/manifest.json missing",
            "next: diptych publish night " + Household.LABEL);
    Outcome status = night.diptych("status");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out())
        .contains("4 of 8 published files are not what was written", "diptych publish night");

    Outcome again = night.diptych("publish", "night", Household.LABEL);

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(night.published()).as("every byte as it was").isEqualTo(published);
    assertThat(night.callCount()).isEqualTo(calls);
    assertThat(night.diptych("show", "night", "--verify").exitCode()).isZero();
    assertThat(night.query("select number || ' ' || kind from pass order by 1"))
        .containsExactly("1 NIGHT", "2 CORRECT", "3 PUBLISH");
  }

  @Test
  void aMendingPassWritesWhatIsMissingToo() throws IOException {
    Household night = new Household(home).articles(3);
    assertThat(night.run().exitCode()).isZero();
    Household.delete(home.resolve("output/night"));

    Outcome corrected =
        night.diptych("correct", "night", "1/s1.1", "--text", "Mine.", "--reason", "wrong");

    assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    assertThat(corrected.err()).contains("Files of 3 digests", "not in the output folder");
    assertThat(Household.count(night.edition(), ".html")).isEqualTo(3 + 1);
    assertThat(night.diptych("show", "night", "--verify").exitCode()).isZero();
  }

  private static Path digest(Household night, String beginning) throws IOException {
    try (Stream<Path> files = Files.list(night.edition())) {
      return files
          .filter(file -> file.getFileName().toString().matches("0*" + beginning + "[^.]*\\.html"))
          .findFirst()
          .orElseThrow();
    }
  }
}
