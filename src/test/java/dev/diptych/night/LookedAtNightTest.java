package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at an installation loads: next to nothing, for it is asked for often. */
class LookedAtNightTest {

  /** Whole families of classes that a verb which reads no file and runs no job can do without. */
  private static final List<String> NEEDLESS =
      List.of(
          "org.apache.tika.",
          "org.apache.poi.",
          "org.apache.pdfbox.",
          "org.jsoup.",
          "org.flywaydb.",
          "tools.jackson.databind.",
          "ch.qos.logback.core.joran.event.",
          "org.springframework.batch.",
          "org.springframework.asm.",
          "org.springframework.boot.SpringApplication",
          "dev.diptych.intake.",
          "dev.diptych.engine.gist.");

  @TempDir Path home;

  @Test
  void aLookLoadsNoReaderEngineMigrationOrContext() throws IOException {
    Household night = new Household(home).articles(2);
    assertThat(night.plan().runHere("run", "night", "--as-of", Household.AS_OF).exitCode())
        .isZero();
    Path log = home.resolve("classes.log");

    Outcome look = night.plan().withOption("-Xlog:class+load:file=" + log).run("status");

    assertThat(look.exitCode()).as(look.err()).isZero();
    assertThat(look.out()).contains("Nothing runs, and nothing needs you.", "Last backup: ");
    List<String> loaded = loaded(log);
    assertThat(loaded).as("the log holds classes").contains("org.h2.Driver");
    assertThat(loaded).filteredOn(name -> NEEDLESS.stream().anyMatch(name::startsWith)).isEmpty();
  }

  @Test
  void aFlawIsSeenWithoutThem() throws IOException {
    Household night = new Household(home).articles(2);
    assertThat(night.plan().runHere("run", "night", "--as-of", Household.AS_OF).exitCode())
        .isZero();
    Path index;
    try (Stream<Path> files = Files.walk(home.resolve("output/night"))) {
      index = files.filter(file -> file.endsWith("index.html")).findFirst().orElseThrow();
    }
    Files.writeString(index, "changed");

    Outcome look = night.plan().runHere("status");

    assertThat(look.exitCode()).as(look.err()).isEqualTo(3);
    assertThat(look.out()).contains("index.html changed");
  }

  private static List<String> loaded(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" .*", ""))
        .toList();
  }
}
