package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.Lookout.Acknowledged;
import dev.diptych.operations.Lookout.Flawed;
import dev.diptych.operations.Lookout.Matter;
import dev.diptych.operations.Lookout.ServerView;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.store.EditionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code status} says stays within a screen, whatever has happened. */
class StatusLinesTest {

  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final int MOST = 20;
  private static final List<String> LAST = List.of("Last backup: none yet");

  @Test
  void neverMoreThanAScreenAndTheWorstFirst() {
    for (int running : List.of(0, 1, 30)) {
      for (int needing : List.of(0, 1, 7, 8, 9, 100)) {
        for (int acknowledged : List.of(0, 1, 17, 50)) {
          for (boolean serves : List.of(true, false)) {
            List<String> lines =
                StatusLines.of(standing(running, needing, acknowledged, serves), LAST, MOST);

            assertThat(lines)
                .as("%d run, %d need, %d acknowledged", running, needing, acknowledged)
                .hasSizeBetween(2, MOST)
                .allMatch(line -> !line.contains("\n") && line.length() <= 400)
                .endsWith(LAST.get(0));
            assertThat(told(lines, "Needs you: ", "need you")).isEqualTo(needing);
            assertThat(told(lines, "Running: ", "run")).isEqualTo(running);
            assertThat(told(lines, "Acknowledged until", "are acknowledged"))
                .isEqualTo(acknowledged);
            if (needing > 0) {
              assertThat(lines.get(0)).contains("FAILED");
            }
          }
        }
      }
    }
  }

  /** How many things of a kind are listed, or counted in the line about those that are not. */
  private static int told(List<String> lines, String begin, String more) {
    int listed = (int) lines.stream().filter(line -> line.startsWith(begin)).count();
    int besides =
        lines.stream()
            .filter(line -> line.startsWith("… and ") && line.contains(" more " + more + ":"))
            .mapToInt(line -> Integer.parseInt(line.split(" ")[2]))
            .sum();
    return listed + besides;
  }

  @Test
  void gapsComeAfterWhateverIsWorse() {
    Standing standing =
        new Standing(
            List.of(),
            List.of(edition(1, "FAILED", null), edition(2, "FINISHED", "COMPLETED WITH GAPS")),
            List.of(
                new Flawed(
                    "night",
                    "2026-02-01",
                    new FileCheck(9, 9, List.of(new FileCheck.Flaw("en/index.html", "changed"))))),
            List.of(new Matter("server", "serve has died", List.of(Next.of(When.NEXT, "serve")))),
            List.of(),
            List.of(),
            null);

    assertThat(StatusLines.of(standing, LAST, MOST))
        .filteredOn(line -> line.startsWith("Needs you: "))
        .extracting(line -> line.substring(11, Math.min(line.length(), 40)))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("night/1  FAILED"),
            line -> assertThat(line).startsWith("serve has died"),
            line -> assertThat(line).startsWith("night/2026-02-01  1 of 9"),
            line -> assertThat(line).startsWith("night/2  COMPLETED WITH GAPS"));
    assertThat(StatusLines.of(standing, LAST, MOST)).contains("  next: diptych serve");
  }

  @Test
  void whatIsAcknowledgedNeedsNobody() {
    assertThat(StatusLines.of(standing(0, 0, 1, true), LAST, MOST))
        .containsExactly(
            "Nothing runs, and nothing else needs you.",
            "Acknowledged until 2026-03-01T02:00:00Z: edition night/0  1 gaps (op: the engine is"
                + " being mended)",
            "Serves at http://127.0.0.1:8080 (process 7: it lives)",
            LAST.get(0));
  }

  private static Standing standing(int running, int needing, int acknowledged, boolean serves) {
    List<EditionView> attention = new ArrayList<>();
    for (int i = 0; i < needing; i++) {
      attention.add(
          i < 2 ? edition(i, "FAILED", null) : edition(i, "FINISHED", "COMPLETED WITH GAPS"));
    }
    return new Standing(
        IntStream.range(0, running).mapToObj(i -> edition(i, "RUNNING", null)).toList(),
        attention,
        List.of(),
        List.of(),
        IntStream.range(0, acknowledged)
            .mapToObj(
                i ->
                    new Acknowledged(
                        "edition night/" + i, "1 gaps", AT, "op", "the engine is being mended"))
            .toList(),
        List.of(),
        serves ? new ServerView("http://127.0.0.1:8080", AT, false, "process 7: it lives") : null);
  }

  private static EditionView edition(int number, String state, @Nullable String exit) {
    return new EditionView(
        "night",
        Integer.toString(number),
        AT,
        state,
        exit,
        state.equals("FAILED") ? "step translate:\nbroken\n" + "x".repeat(1000) : null,
        null,
        false,
        1,
        AT,
        AT,
        1,
        0,
        0,
        0,
        new EditionSummary.Files(1, 0, 0, 0, 0, 0, 0),
        new UnitCounts(0, 1, 0, 1, 0),
        1,
        List.of(Next.of(When.NEXT, "restart", "night", Integer.toString(number))));
  }
}
