package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.engine.test.CallLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill of {@code docs/drill.md}: a night killed before midnight, its database lost after, the
 * backup restored in another place, and the next night there.
 */
class DrillTest {

  /** So many calls are answered before the kill; as many as there are lanes may be in flight. */
  private static final int SPARED = 5;

  private static final String HAND = "Written by the desk.";
  private static final int LANES = 4;
  private static final int UNITS = 4;
  private static final Pattern UNIT = Pattern.compile("([^ |]+) [^|]*?(\\d+)");

  @TempDir Path home;
  @TempDir Path elsewhere;

  @Test
  void everyFileIsInOneEditionNoCallIsMadeTwiceAndCorrectionsAreKept() throws Exception {
    Household night = household(home).articles(3);

    // 23:59: the night is killed while it waits for its engine.
    night.holdAfter(SPARED);
    try (DiptychProcess process =
        night.plan().start("run", "night", "--as-of", "2026-11-24T23:59:00Z")) {
      process.awaitUntil(() -> night.callCount() > SPARED);
      process.signal("KILL");
      assertThat(process.await().exitCode()).isEqualTo(137);
    }
    night.fault(null);

    // After midnight the next night finishes it first, then makes its own edition.
    night.article("late.txt", 4);
    Outcome next = night.diptych("run", "night", "--as-of", "2026-11-25T00:30:00Z");
    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).contains("First, edition night/2026-11-24");
    Outcome corrected =
        night.diptych(
            "correct",
            "night",
            "article-001.txt/s1.1",
            "--edition",
            "2026-11-24",
            "--text",
            HAND,
            "--reason",
            "wrong");
    assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    assertThat(night.diptych("run", "night", "--as-of", "2026-11-25T01:00:00Z").exitCode())
        .isZero();

    // 02:00: the database is lost; what else there is is copied to another place.
    Household.delete(home.resolve("data"));
    Outcome lost = night.diptych("status");
    assertThat(lost.exitCode()).isEqualTo(4);
    copy(home, elsewhere);
    Household other = household(elsewhere);
    Outcome restored =
        other.diptych("db", "restore", elsewhere.resolve(home.relativize(named(lost))).toString());
    assertThat(restored.exitCode()).as(restored.err()).isZero();

    other.article("morning.txt", 5);
    Outcome last = other.diptych("run", "night", "--as-of", "2026-11-26T00:30:00Z");

    assertThat(last.exitCode()).as(last.err()).isZero();
    assertThat(last.out()).contains("2026-11-26");
    assertThat(
            other.query(
                "select e.label || ' ' || i.path from edition_item i join edition e on e.id ="
                    + " i.edition_id where i.fate = 'READ' order by e.id, i.path"))
        .containsExactly(
            "2026-11-24 article-001.txt",
            "2026-11-24 article-002.txt",
            "2026-11-24 article-003.txt",
            "2026-11-25 late.txt",
            "2026-11-26 morning.txt");
    List<String> calls = calls(night);
    assertThat(Set.copyOf(calls)).hasSize(5 * UNITS);
    assertThat(calls.size() - 5 * UNITS)
        .as("only what was in flight at the kill is asked twice")
        .isLessThanOrEqualTo(LANES);
    assertThat(elsewhere.resolve("output/night/2026-11-24/en/001-article-001.html"))
        .content()
        .contains(HAND);
    assertThat(other.query("select target from translation_memory where origin = 'human'"))
        .containsExactly(HAND);
    assertThat(other.diptych("status").exitCode()).isZero();
  }

  private static Household household(Path folder) {
    return new Household(folder)
        .edit("lanes: 4", "lanes: " + LANES + "\nnetwork: any")
        .with("diptych.delay.network", "true");
  }

  /**
   * Whose units were asked for, in the order of asking; a copy of an installation goes on in its
   * log. A unit is known by the first word and the number of the first sentence that no other
   * article has: headings and sentences of several are asked for once, with whichever comes first,
   * so a unit that was in flight at the kill may be asked for without them the second time.
   */
  private List<String> calls(Household night) {
    List<String> calls = new ArrayList<>();
    for (String line : CallLog.read(elsewhere.resolve(home.relativize(night.calls())))) {
      Matcher unit = UNIT.matcher(line.split("\t")[3]);
      assertThat(unit.find()).as(line).isTrue();
      calls.add(unit.group(1) + " " + unit.group(2));
    }
    return calls;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
        } else if (!Files.isDirectory(copy)) {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** The backup that a refusal names. */
  private static Path named(Outcome refused) {
    Matcher restore = Pattern.compile("diptych db restore (\\S+)").matcher(refused.err());
    assertThat(restore.find()).as(refused.err()).isTrue();
    return Path.of(restore.group(1));
  }
}
