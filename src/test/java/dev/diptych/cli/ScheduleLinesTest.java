package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.JobSchedule.Misfire;
import dev.diptych.operations.DueTimes.Shift;
import dev.diptych.operations.ScheduleView;
import dev.diptych.operations.ScheduleView.FireView;
import dev.diptych.operations.ScheduleView.NextFire;
import dev.diptych.operations.ScheduleView.PauseView;
import dev.diptych.store.OrderRow.State;
import dev.diptych.store.ScheduleBook.FireState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operator reads of a schedule. */
class ScheduleLinesTest {

  private static final Instant DUE = Instant.parse("2026-03-02T00:30:00Z");
  private static final LocalDateTime LOCAL = LocalDateTime.of(2026, 3, 2, 1, 30);

  private static FireView missed(int daysBefore) {
    return new FireView(
        DUE.minus(Duration.ofDays(daysBefore)),
        LOCAL.minusDays(daysBefore),
        FireState.MISSED,
        "nothing served \u202eat that time",
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void everythingIsSaidWithTheNextCommand() {
    ScheduleView view =
        new ScheduleView(
            "night",
            "0 30 1 * * *",
            "Europe/Berlin",
            Misfire.RUN_ONCE,
            null,
            null,
            List.of(
                new NextFire(
                    Instant.parse("2027-03-28T01:30:00Z"),
                    LocalDateTime.of(2027, 3, 28, 3, 30),
                    Shift.DOES_NOT_EXIST,
                    "03:30, as 02:30 does not exist that day",
                    true)),
            new PauseView("op\u001b[31m", "moved", DUE, Instant.parse("2026-03-05T00:00:00Z")),
            IntStream.range(0, 12).mapToObj(ScheduleLinesTest::missed).toList(),
            new FireView(
                DUE, LOCAL, FireState.FIRED, null, null, 7L, State.ENDED, 0, null, "2026-03-02"),
            "jobs/night.yaml: 1 fault:\n  - jobs/night.yaml:3: \u202ewrong");

    List<String> lines = ScheduleLines.of(view);

    assertThat(lines)
        .startsWith(
            "night  0 30 1 * * *  Europe/Berlin",
            "  Needs you: its file is broken; the schedule above is the last that was right",
            "    jobs/night.yaml: 1 fault:",
            "      - jobs/night.yaml:3: \\u202ewrong",
            "  paused by op\\u001b[31m until 2026-03-05T00:00:00Z: moved",
            "  next    2027-03-28T03:30  (03:30, as 02:30 does not exist that day)  (paused)",
            "  missed  2026-03-02T01:30  2026-03-02T00:30:00Z  nothing served \\u202eat that time")
        .endsWith(
            "  missed  and 2 more",
            "    next: diptych schedule night --run-now 2026-03-02T00:30:00Z, or diptych schedule"
                + " night --dismiss 2026-03-02T00:30:00Z --reason …",
            "  last    2026-03-02T01:30  order 7 ENDED  edition 2026-03-02");
    assertThat(lines).filteredOn(line -> line.startsWith("  missed")).hasSize(11);
  }
}
