package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import dev.diptych.hold.Hold;
import dev.diptych.intake.parse.MisbehavingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every night owes its operator, whatever lies in the input folder. */
class OrderlyNightTest {

  @TempDir Path home;
  @TempDir Path elsewhere;

  @Test
  void theSecondNightTakesOnlyWhatIsNew() {
    Household night = new Household(home).articles(5);
    assertThat(night.run().exitCode()).isZero();
    int calls = night.callCount();

    Outcome nothing = night.run();
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).contains("nothing new");
    night.article("new.txt", 77);
    Outcome second = night.run();

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out()).contains(Household.LABEL + "-2", "5 unchanged");
    assertThat(night.callCount() - calls).isEqualTo(4);
    Outcome all = night.diptych("run", "night", "--as-of", Household.AS_OF, "--all");
    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).contains(Household.LABEL + "-3");
    assertThat(night.callCount() - calls).as("all of it is remembered").isEqualTo(4);
  }

  @Test
  void badFilesCostNothingButThemselves() throws IOException {
    Household night =
        new Household(home)
            .articles(2)
            .file("empty.txt", "")
            .file("a name with  spaces and 'quotes'\u202e.txt", "عنوان\n\nنص قصير هنا.\n")
            .file("..hidden", "hidden")
            .file("half.part", "half")
            .file("deep/folder/article.txt", "عنوان آخر\n\nنص آخر في مجلد عميق.\n");
    night.file("twin.txt", Files.readString(night.input().resolve("article-001.txt")));
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "سر لا يقرأه أحد.");
    Files.createSymbolicLink(night.input().resolve("link.txt"), secret);
    Set<String> before = tree();

    Outcome outcome = night.run();

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("link.txt (a link that leads out of the input folder)", "half.part")
        .doesNotContain("\u202e");
    assertThat(
            night.query("select fate || ' ' || coalesce(reason, '') from edition_item order by 1"))
        .hasSize(6)
        .anyMatch(row -> row.startsWith("FILTERED same content as article-001.txt"))
        .anyMatch(row -> row.startsWith("SKIPPED"));
    assertThat(night.published().values()).noneMatch(text -> text.contains("سر لا يقرأه"));
    Set<String> after = tree();
    after.removeAll(before);
    assertThat(after)
        .allMatch(
            path ->
                path.startsWith(home + "/output")
                    || path.startsWith(home + "/data")
                    || path.startsWith(home + "/backups")
                    || path.startsWith(home + "/calls.log"));
  }

  @Test
  void aFileThatVanishesOrGrowsAfterTheListingIsSkippedAndTakenTheNextTime() throws IOException {
    Household night = heldIntake(elsewhere.resolve("hold"));
    night.article("zz-grows.txt", 901).article("zz-vanishes.txt", 902);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> Hold.isEntered(elsewhere.resolve("hold")));
      Files.delete(night.input().resolve("zz-vanishes.txt"));
      night.article("zz-grows.txt", 903);
      Hold.release(elsewhere.resolve("hold"));
      assertThat(process.await().exitCode()).isEqualTo(3);
    }
    assertThat(night.query("select reason from edition_item where fate = 'SKIPPED' order by path"))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("changed after listing"),
            reason -> assertThat(reason).contains("vanished after listing"));

    Outcome second = night.run();

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(night.query("select path from edition_item where edition_id = 2 and fate = 'READ'"))
        .containsExactly("zz-grows.txt");
  }

  /** Every lane that reads files takes eight at once: the first of its eight holds it. */
  private Household heldIntake(Path hold) {
    Household night = new Household(home).with("diptych.reader.timeout", "1h");
    for (int lane = 0; lane < 4; lane++) {
      night.file("lane-%d-0.misbehaving".formatted(lane), MisbehavingFiles.heldIn(hold, lane));
      for (int i = 1; i < 8; i++) {
        night.article("lane-%d-%d.txt".formatted(lane, i), 10 * lane + i);
      }
    }
    return night;
  }

  @Test
  void faultyOrdersStartNothing() {
    Household night = new Household(home).articles(1);
    assertUsage(night.diptych("run", "nosuch"), "There is no job nosuch", "night");
    assertUsage(night.diptych("run", "night", "--engine", "nosuch"), "nosuch", "delay-backup");
    assertUsage(
        night.diptych("run", "night", "--input", home.resolve("missing").toString()), "missing");
    assertUsage(night.diptych("run", "night", "--nonsense"), "--nonsense", "--help");
    night.edit("targets: [en]", "targets: []").edit("lanes: 4", "lanes: 900\nlane: 3");
    assertUsage(night.run(), "targets", "lanes", "lane");
    assertThat(Household.count(home.resolve("output"), "")).isZero();
  }

  private static void assertUsage(Outcome outcome, String... parts) {
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(parts);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void theDatabaseIsGuarded() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc");
    Household night = new Household(home).articles(4).holdAfter(1);
    try (DiptychProcess process = night.startRun()) {
      process.awaitUntil(() -> night.callCount() >= 2);

      assertThat(listeningAddresses(process.pid()))
          .as("H2's automatic server")
          .isNotEmpty()
          .allMatch(address -> address.equals("0100007F") || address.endsWith("FFFF00000100007F"));
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.resolve("data/diptych.password"))))
          .isEqualTo("rw-------");
      Path backup = elsewhere.resolve("backup.zip");
      Outcome backedUp = night.diptych("db", "backup", backup.toString());
      assertThat(backedUp.exitCode()).as(backedUp.err()).isZero();
      assertThat(backup).isNotEmptyFile();
      night.fault(null);
      assertThat(process.await().exitCode()).isZero();
    }
    night.writeJob("").edit("minFreeSpace: 1MB", "minFreeSpace: 900TB").article("new.txt", 9);
    Outcome full = night.run();
    assertThat(full.exitCode()).isEqualTo(5);
    assertThat(full.err()).contains("minFreeSpace");
  }

  /** Local addresses, as the kernel writes them, on which a process listens for TCP. */
  private static List<String> listeningAddresses(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        String target = linkTarget(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > 9 && fields[3].equals("0A") && inodes.contains(fields[9])) {
          addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
        }
      }
    }
    return addresses;
  }

  /** Where a descriptor leads; the process may close it while we look. */
  private static String linkTarget(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private Set<String> tree() throws IOException {
    Set<String> found = new HashSet<>();
    for (Path top : List.of(home, elsewhere)) {
      try (Stream<Path> files = Files.walk(top)) {
        files.filter(Files::isRegularFile).forEach(file -> found.add(file.toString()));
      }
    }
    return found;
  }
}
