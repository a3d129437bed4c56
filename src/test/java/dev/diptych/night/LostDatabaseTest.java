package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases that are gone, empty or cut beside published editions: nothing is done on top of that,
 * and the command that the message names brings everything back.
 */
class LostDatabaseTest {

  @TempDir Path home;
  @TempDir Path elsewhere;

  @Test
  void everyVerbRefusesAndTheNightsBackupBringsEverythingBack() throws IOException {
    Household night = new Household(home).articles(2);
    assertThat(night.run().exitCode()).isZero();
    assertOk(
        night.diptych("correct", "night", "1/s1.1", "--text", "By hand.", "--reason", "wrong"));
    assertThat(night.run().out()).as("a backup is made of what changed").contains("nothing new");
    List<Path> backups = backups();
    assertThat(backups).hasSize(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups.get(1))))
        .isEqualTo("rw-------");
    int calls = night.callCount();
    Map<String, String> published = night.published();

    Household.delete(home.resolve("data"));

    for (String[] verb :
        new String[][] {
          {"status"},
          {"run", "night", "--as-of", Household.AS_OF},
          {"correct", "night", "1/s1.1", "--text", "Again.", "--reason", "wrong"},
        }) {
      Outcome refused = night.diptych(verb);
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
      assertThat(refused.err())
          .contains("data/diptych.mv.db is not there", backups.get(1).toString())
          .doesNotContain("Exception", "\tat ");
    }
    assertThat(home.resolve("data/diptych.mv.db")).doesNotExist();
    assertThat(night.published()).isEqualTo(published);

    Outcome restored = night.diptych(named("diptych (db restore \\S+)", night));
    assertOk(restored);
    assertThat(night.diptych("status").exitCode()).isZero();
    night.article("new.txt", 9);
    Outcome next = night.run();

    assertOk(next);
    assertThat(next.out()).contains(Household.LABEL + "-2", "2 unchanged");
    assertThat(night.callCount()).as("only the new article is asked for").isEqualTo(calls + 4);
    assertThat(night.published()).as("what was published stands").isEqualTo(published);
    assertThat(night.query("select target from translation_memory where origin = 'human'"))
        .containsExactly("By hand.");
    assertThat(night.query("select verb from audit order by id"))
        .containsExactly(
            "run", "run ended", "correct", "correct ended", "restore", "run", "run ended");
  }

  /** A command that {@code status} names. */
  private static String[] named(String pattern, Household night) {
    String said = night.diptych("status").err();
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return matcher.group(1).split(" ");
  }

  @Test
  void emptyAndCutFilesAreRefusedToo() throws IOException {
    Household night = new Household(home).articles(1);
    assertThat(night.runInAProcess().exitCode()).isZero();
    Path file = home.resolve("data/diptych.mv.db");
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, new byte[0]);
    assertRefused(night, "is an empty file");
    Files.write(file, Arrays.copyOf(whole, whole.length / 20));
    assertRefused(night, "diptych.mv.db");
    assertThat(file).hasSize(whole.length / 20);
    Files.write(file, whole);
    Path password = home.resolve("data/diptych.password");
    Files.move(password, elsewhere.resolve("password"));
    assertRefused(night, "diptych.password");
    Files.move(elsewhere.resolve("password"), password);
    Outcome status = night.plan().run("status");
    assertThat(status.exitCode()).as(status.err()).isZero();
  }

  /** In a process of its own: one that could not open a file may hold it for a while. */
  private static void assertRefused(Household night, String what) {
    Outcome refused = night.plan().run("status");
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err()).contains(what, "/backups/diptych-", "diptych db forget --reason");
  }

  @Test
  void forgettingOnPurposeStartsAnewAndWritesOverNothing() throws IOException {
    Household night = new Household(home).articles(2);
    assertThat(night.run().exitCode()).isZero();
    Map<String, String> published = night.published();
    Household.delete(home.resolve("data"));
    Household.delete(home.resolve("backups"));
    assertThat(night.run().exitCode()).as("the output folder remembers").isEqualTo(4);
    assertThat(night.diptych("db", "forget").exitCode()).as("without a reason").isEqualTo(2);

    assertOk(night.diptych("db", "forget", "--reason", "a new desk"));
    assertThat(night.diptych("run", "night", "--edition", Household.LABEL).exitCode())
        .as("a label under which something stands is not free")
        .isEqualTo(2);
    Outcome anew = night.run();

    assertOk(anew);
    assertThat(anew.out()).contains(Household.LABEL + "-2");
    assertThat(night.published()).isEqualTo(published);
    assertThat(night.query("select reason from audit where verb = 'forget'"))
        .containsExactly("a new desk");
    assertOk(night.diptych("db", "forget", "--reason", "and again"));
    try (Stream<Path> kept = Files.list(home.resolve("data"))) {
      assertThat(kept.filter(path -> path.getFileName().toString().startsWith("forgotten-")))
          .as("what was forgotten is not deleted")
          .hasSize(1);
    }
  }

  @Test
  void aBackupRestoredOnAnotherPathRunsANightThereAndLeavesTheOriginalAlone() throws IOException {
    Household night = new Household(home).articles(3);
    assertThat(night.run().exitCode()).isZero();
    Map<String, String> published = night.published();
    int calls = night.callCount();
    Household other = new Household(elsewhere.resolve("other")).articles(3);
    Files.delete(other.home().resolve("jobs/night.yaml"));

    assertOk(other.diptych("db", "restore", backups().get(0).toString()));
    assertThat(other.home().resolve("jobs/night.yaml")).exists();
    other.article("new.txt", 9);
    Outcome there = other.run();

    assertOk(there);
    assertThat(there.out()).contains(Household.LABEL + "-2", "3 unchanged");
    assertThat(other.callCount()).as("nothing is asked for twice").isEqualTo(4);
    assertOk(other.diptych("publish", "night", Household.LABEL));
    assertThat(other.published())
        .as("the old edition is written there from the tables")
        .containsAllEntriesOf(withoutIndex(published));
    assertOk(
        other.diptych(
            "correct",
            "night",
            "1/s1.1",
            "--edition",
            Household.LABEL,
            "--text",
            "Corrected there.",
            "--reason",
            "wrong"));
    assertThat(night.published()).as("the original's pages").isEqualTo(published);
    assertThat(night.callCount()).isEqualTo(calls);
  }

  private static Map<String, String> withoutIndex(Map<String, String> published) {
    Map<String, String> digests = new TreeMap<>(published);
    digests.keySet().removeIf(name -> name.contains("index.") || name.contains("manifest."));
    return digests;
  }

  @Test
  void aStrangersOutputFolderIsRefusedUntilItIsAdopted() throws IOException {
    Path web = elsewhere.resolve("web");
    Household first =
        new Household(elsewhere.resolve("first")).edit("output: output", "output: " + web);
    assertThat(first.articles(1).run().exitCode()).isZero();
    Household copy = new Household(home).edit("output: output", "output: " + web).articles(1);
    copyTree(first.home().resolve("data"), home.resolve("data"));

    Outcome refused =
        copy.diptych("correct", "night", "1/s1.1", "--text", "Mine.", "--reason", "wrong");
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(5);
    assertThat(refused.err())
        .contains(first.home().toString(), "a copy", "diptych db adopt " + web + " --reason");
    assertThat(Files.readString(web.resolve("night/latest/en/manifest.json")))
        .doesNotContain("Mine.");

    assertOk(copy.diptych("db", "adopt", web.toString(), "--reason", "it moved here"));
    assertOk(copy.diptych("correct", "night", "1/s1.1", "--text", "Mine.", "--reason", "wrong"));
    Outcome former = first.article("new.txt", 9).run();
    assertThat(former.exitCode()).as("it is the other's now").isEqualTo(5);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void aBackupThatIsNoneAndADatabaseInUseAreRefused() throws IOException {
    Household night = new Household(home).articles(2).with("diptych.delay.latency", "20ms");
    assertThat(night.run().exitCode()).isZero();
    Path none = Files.writeString(elsewhere.resolve("none.zip"), "no zip at all");
    Outcome refused = night.diptych("db", "restore", none.toString());
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).contains("is no backup of Diptych");

    night.article("new.txt", 9).fault("hold");
    try (var process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() > 8);
      Outcome busy = night.diptych("db", "restore", backups().get(0).toString());
      assertThat(busy.exitCode()).as(busy.err()).isEqualTo(5);
      assertThat(busy.err()).contains("is in use", "process " + process.pid());
      night.fault(null);
      assertThat(process.await().exitCode()).isZero();
    }
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      // Of those made within one second the second is called "…-2.zip".
      return new ArrayList<>(
          files
              .sorted(
                  Comparator.comparing(file -> file.toString().replaceFirst("Z\\.zip$", "Z-1.zip")))
              .toList());
    }
  }

  private static void assertOk(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }
}
