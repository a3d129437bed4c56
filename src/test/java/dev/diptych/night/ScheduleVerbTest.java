package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schedule}, where nothing serves. */
class ScheduleVerbTest {

  @TempDir private Path home;
  private Household night;

  @BeforeEach
  void household() {
    night = new Household(home).writeJob("schedule: \"0 30 1 * * *\"\n");
  }

  @Test
  void aScheduleIsListedPausedAndResumed() {
    Outcome listed = night.diptych("schedule");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).startsWith("night  0 30 1 * * *  UTC\n  next    ");
    assertThat(listed.out().lines()).hasSize(6);

    String[] pause = {"schedule", "night", "--pause", "--until", "2100-01-01", "--reason", "moved"};
    Outcome dry =
        night.diptych(
            "schedule",
            "night",
            "--pause",
            "--until",
            "2100-01-01",
            "--reason",
            "moved",
            "--dry-run");
    assertThat(dry.out())
        .isEqualTo(
            "Would pause the schedule of night until 2100-01-01T00:00:00Z; nothing was changed\n");
    assertThat(night.diptych("schedule").out()).doesNotContain("paused");
    assertThat(night.diptych(pause).exitCode()).isZero();
    assertThat(night.diptych("schedule", "night").out())
        .contains("  paused by ")
        .contains(" until 2100-01-01T00:00:00Z: moved")
        .contains("(paused)");
    assertThat(night.diptych("schedule", "--json").out())
        .contains("\"job\":\"night\"")
        .contains("\"reason\":\"moved\"")
        .contains("\"suppressed\":true");
    assertThat(night.diptych("schedule", "night", "--resume").out())
        .startsWith("The schedule of night goes on; it is next due ");
    assertThat(night.query("select verb from audit order by id"))
        .containsExactly("schedule pause", "schedule resume");
  }

  @Test
  void whatIsWrongIsSaidWithWhatIsRight() {
    assertThat(night.diptych("schedule", "night", "--pause").err()).contains("--reason");
    assertThat(night.diptych("schedule", "night", "--pause").exitCode()).isEqualTo(2);
    assertThat(night.diptych("schedule", "--resume").err())
        .contains("Name the job: diptych schedule JOB");
    assertThat(night.diptych("schedule", "night", "--until", "06:00").err())
        .contains("--until belongs to --pause");
    assertThat(night.diptych("schedule", "night", "--pause", "--resume").exitCode()).isEqualTo(2);
    Outcome never =
        night.diptych("schedule", "night", "--run-now", "2026-03-02T01:30:00Z", "--reason", "x");
    assertThat(never.exitCode()).isEqualTo(2);
    assertThat(never.err())
        .contains("Job night has missed nothing at 2026-03-02T01:30:00Z")
        .contains("diptych schedule night");

    night.writeJob("schedule: often\n");
    Outcome broken = night.diptych("schedule");
    assertThat(broken.exitCode()).isEqualTo(3);
    assertThat(broken.out()).contains("its file is broken").contains("\"often\" is not a schedule");
    night.writeJob("");
    assertThat(night.diptych("schedule", "night").err())
        .contains("Job night has no schedule: nothing starts it by itself");
  }
}
