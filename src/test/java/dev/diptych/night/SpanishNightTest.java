package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.ApertiumServer;
import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample job whose engine is a server beside it, as it comes with Diptych. */
class SpanishNightTest {

  private static final String PREFIX = "diptych.engine.apertium.apertium.";

  @TempDir Path home;

  @BeforeEach
  void samples() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.copy(Path.of("jobs/examples/spanish.yaml"), home.resolve("jobs/spanish.yaml"));
    Files.createDirectories(home.resolve("input/spanish"));
    try (Stream<Path> files = Files.list(Path.of("input/spanish"))) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve("input/spanish").resolve(file.getFileName()));
      }
    }
  }

  @Test
  void theRealApertiumTranslatesTheWholeJob() throws Exception {
    try (ApertiumServer apertium = ApertiumServer.start()) {
      Outcome night =
          DiptychProcess.in(home)
              .with(PREFIX + "url", apertium.url())
              .with(PREFIX + "pairs", "es>en")
              .runHere("run", "spanish", "--as-of", Household.AS_OF);

      assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
      assertThat(night.out()).contains("articles  2", "gaps      0");
      Path edition = home.resolve("output/spanish").resolve(Household.LABEL).resolve("en");
      assertThat(published(edition, ".html"))
          .contains("in 18 months", "420", "5 million", "12 March 2024", "apertium");
      assertThat(published(edition, ".json")).contains("\"apertium\"");
    }
  }

  @Test
  void withoutSettingsTheJobIsRefusedWithThePropertyToSetAndOthersGoOn() {
    DiptychProcess.Plan plan = DiptychProcess.in(home);

    Outcome refused = plan.runHere("run", "spanish", "--as-of", Household.AS_OF);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("spanish.yaml", "is a kind of engine", PREFIX + "url", PREFIX + "pairs");
    assertThat(plan.runHere("status").exitCode()).isZero();
    assertThat(plan.runHere("engines").out()).contains("gist").doesNotContain("apertium");
  }

  @Test
  void settingsThatDoNotSufficeAreNamedByTheJobThatWantsThemOnly() {
    DiptychProcess.Plan plan =
        DiptychProcess.in(home).with(PREFIX + "url", "http://127.0.0.1:2737");

    Outcome refused = plan.runHere("run", "spanish", "--as-of", Household.AS_OF);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("is not configured", PREFIX + "pairs is missing");
    assertThat(plan.runHere("status").exitCode()).isZero();
  }

  private static String published(Path edition, String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(edition)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
