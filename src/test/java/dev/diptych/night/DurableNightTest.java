package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a power cut would leave, by the syncs that the kernel was asked for. Needs {@code strace}
 * and the right to use it.
 */
class DurableNightTest {

  private static final String CALLS = "trace=fsync,fdatasync,rename,renameat,renameat2";

  @TempDir Path home;

  @Test
  void anAnswerFromOutsideIsOnTheDiskBeforeTheNextIsAskedFor() throws IOException {
    Household night =
        new Household(home)
            .edit("lanes: 4", "lanes: 1\nnetwork: any")
            .with("diptych.delay.network", "true")
            .articles(3);

    List<String> syncs = syncsOf(night);

    assertThat(night.number("select count(*) from engine_answer")).isEqualTo(12);
    assertThat(syncs).as("one an answer, and one for the edition").hasSize(12 + 1);
  }

  @Test
  void lanesThatWaitShareASync() throws IOException {
    Household night =
        new Household(home)
            .edit("lanes: 4", "lanes: 16\nnetwork: any")
            .with("diptych.delay.network", "true")
            .articles(30);

    List<String> syncs = syncsOf(night);

    int answers = night.number("select count(*) from engine_answer");
    assertThat(answers).isEqualTo(120);
    assertThat(syncs.size()).isLessThan(answers);
  }

  @Test
  void anAnswerThatCostsNothingToRepeatIsNotWaitedFor() throws IOException {
    Household night = new Household(home).edit("engines: [delay]", "engines: [gist]").articles(10);

    List<String> syncs = syncsOf(night);

    assertThat(night.number("select count(*) from unit_result where state <> 'PENDING'"))
        .isEqualTo(40);
    assertThat(night.number("select count(*) from engine_answer")).isZero();
    assertThat(syncs).as("for the edition").hasSize(1);
  }

  @Test
  void everyFileIsForcedAndItsFolderOnceABundle() throws IOException {
    Household night = new Household(home).edit("engines: [delay]", "engines: [gist]").articles(40);

    List<String> calls = callsOf(night);

    String folder = "/output/night/" + Household.LABEL + "/en";
    assertThat(calls)
        .as("two formats of 40 digests, and what the edition has of its own")
        .filteredOn(call -> call.contains("sync(") && call.contains(folder + "/."))
        .hasSize(2 * 40 + night.number("select count(*) from edition_file"));
    assertThat(calls)
        .as("bundles of 32 and 8 digests, and the edition's own files")
        .filteredOn(call -> call.contains("sync(") && call.contains(folder + ">"))
        .hasSize(2 + 1);
    int lastForced = -1;
    int firstRenamed = calls.size();
    for (int i = 0; i < calls.size(); i++) {
      // With the dot and the folder: the random part of another name may hold 001- too.
      if (calls.get(i).contains("/.001-")) {
        if (calls.get(i).contains("sync(")) {
          lastForced = i;
        } else if (calls.get(i).contains("rename")) {
          firstRenamed = Math.min(firstRenamed, i);
        }
      }
    }
    assertThat(lastForced).as("forced before it appears").isNotNegative().isLessThan(firstRenamed);
  }

  /** The syncs of the database's file in a night, until its edition is announced. */
  private List<String> syncsOf(Household night) throws IOException {
    return callsOf(night).stream()
        .filter(line -> line.contains("diptych.mv.db>"))
        .filter(line -> line.contains("sync("))
        .toList();
  }

  /** Syncs and renames of a night, until its edition is announced. */
  private List<String> callsOf(Household night) throws IOException {
    Path trace = home.resolve("trace");
    Assumptions.assumeTrue(canTrace(), "strace is not to be had");
    Outcome outcome =
        night
            .plan()
            .under("strace", "-f", "-y", "-qq", "-o", trace.toString(), "-e", CALLS)
            .run("run", "night", "--as-of", Household.AS_OF);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> calls = Files.readAllLines(trace);
    assertThat(calls).as("the edition is announced").anyMatch(DurableNightTest::announces);
    return calls.stream().takeWhile(line -> !announces(line)).toList();
  }

  /** {@code latest} is put in its place. */
  private static boolean announces(String call) {
    return call.contains("rename") && call.contains("/output/night/latest\"");
  }

  private static boolean canTrace() {
    try {
      return new ProcessBuilder("strace", "-qq", "-e", "trace=none", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
