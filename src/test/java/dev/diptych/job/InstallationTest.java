package dev.diptych.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {

  @TempDir Path home;

  @Test
  void theProcessFindsTheFolderAboveItsClassesThatHoldsTheJobs() {
    assertThat(Installation.ofProcess().jobs()).isDirectory().endsWith(Path.of("jobs"));
    assertThat(Installation.ofProcess().home()).isEqualTo(Path.of("").toAbsolutePath());
  }

  @Test
  void aJobIsFoundByNameOrByPath() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Path file = Files.writeString(home.resolve("jobs/b.yaml"), "");
    Files.writeString(home.resolve("jobs/a.yaml"), "");
    Files.writeString(home.resolve("jobs/a.glossary.csv"), "");
    Installation installation = new Installation(home);
    assertThat(installation.jobNames()).containsExactly("a", "b");
    assertThat(installation.jobFile("b")).isEqualTo(file);
    assertThat(installation.jobFile(file.toString())).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "../jobs/a", "a/b", "", "a.yaml", "/absent/a.yaml"})
  void anUnknownJobIsRefusedWithTheNamesThereAre(String name) throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.writeString(home.resolve("jobs/a.yaml"), "");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> new Installation(home).jobFile(name))
        .withMessageContaining("Jobs here: a");
  }
}
