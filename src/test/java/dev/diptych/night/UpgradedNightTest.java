package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of another version than this one. */
class UpgradedNightTest {

  @TempDir Path home;

  private Household night;

  @BeforeEach
  void run() {
    night = new Household(home).articles(1).with("diptych.backup.keep", "0");
    assertThat(night.run().exitCode()).isZero();
  }

  /** As a version before the table of claims left it. */
  private void earlier() {
    night.change("drop table answer_claim");
    night.change("delete from \"flyway_schema_history\" where \"version\" = '13'");
  }

  private List<String> backups() throws IOException {
    if (!Files.exists(home.resolve("backups"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private boolean changed() {
    return night.number("select count(*) from \"flyway_schema_history\" where \"version\" = '13'")
        == 1;
  }

  @Test
  void aCopyIsMadeBeforeTheTablesAreChanged() throws Exception {
    earlier();

    Outcome runs = night.diptych("runs", "night");

    assertThat(runs.exitCode()).as(runs.err()).isZero();
    assertThat(runs.out()).contains(Household.LABEL);
    assertThat(changed()).isTrue();
    assertThat(backups())
        .singleElement()
        .asString()
        .startsWith("before-tables-12-to-13-")
        .endsWith(".zip");
    Path copy = home.resolve("backups").resolve(backups().get(0));
    assertThat(night.diptych("db", "restore", copy.toString(), "--dry-run").out())
        .contains("1 editions, the newest night/" + Household.LABEL);
    assertThat(night.diptych("runs", "night").exitCode()).isZero();
    assertThat(backups()).as("once").hasSize(1);
  }

  @Test
  void withoutACopyNothingIsChanged() throws Exception {
    earlier();
    Files.writeString(home.resolve("backups"), "no folder");

    Outcome refused = night.diptych("runs", "night");

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("version 12", "version 13", "diptych.backup.folder");
    assertThat(changed()).isFalse();
  }

  @Test
  void whatAnEarlierVersionBeganIsFinishedByIt() throws Exception {
    earlier();
    night.change("update pass set state = 'FAILED'");

    for (String verb : List.of("status", "runs")) {
      Outcome refused = night.diptych(verb);
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
      assertThat(refused.err())
          .contains("Edition night/" + Household.LABEL, "version 12", "version 13", "abandon");
    }
    assertThat(changed()).isFalse();
    assertThat(backups()).isEmpty();
  }

  @Test
  void anOlderDiptychChangesNothing() {
    night.change(
        "insert into \"flyway_schema_history\" select 99, '99', \"description\", \"type\","
            + " \"script\", \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\","
            + " true from \"flyway_schema_history\" where \"version\" = '13'");

    for (String verb : List.of("status", "runs")) {
      Outcome refused = night.diptych(verb);
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
      assertThat(refused.err()).contains("version 99", "up to version 13", "diptych db restore");
    }
  }
}
