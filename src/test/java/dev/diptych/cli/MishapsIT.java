package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that was built, on machines where something is in the way: the exit code, one message
 * without names of classes, nothing lost, and the command that the message names works.
 */
class MishapsIT {

  private static final long LONGEST_IN_SECONDS = 240;

  @TempDir Path home;
  @TempDir Path elsewhere;

  private record Ended(int exitCode, String out, String err) {}

  @BeforeEach
  void anInstallation() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.createDirectories(home.resolve("input"));
    Files.writeString(
        home.resolve("jobs/small.yaml"),
        """
        name: small
        input: {folder: input}
        output: output
        targets: [en]
        engines: [gist]
        settle: 0s
        minFreeSpace: 0MB
        """);
    article("one.txt", "افتتاح مكتبة\n\nافتتحت المدينة مكتبة جديدة اليوم.\n");
  }

  private void article(String name, String text) throws IOException {
    Files.writeString(home.resolve("input").resolve(name), text);
  }

  @Test
  void aWrongFolderOfTheInstallationGetsNothing() throws Exception {
    Path wrong = elsewhere.resolve("wrong");

    Ended ended = end(command(wrong, "status"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertExplained(ended, wrong + " is no installation of Diptych", "DIPTYCH_HOME=FOLDER");
    assertThat(wrong).doesNotExist();
  }

  @Test
  void aFileWhereTheDataFolderShouldBe() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("data"), "");

    Ended refused = diptych("run", "small");

    assertThat(refused.exitCode()).isEqualTo(4);
    assertExplained(refused, home.resolve("data") + " is a file, not a folder");
    Files.delete(inTheWay);
    assertWorks(diptych("run", "small"));
  }

  /** What may not be looked into looks as if it were gone. */
  @Test
  void aDataFolderThatBelongsToSomebodyElse() throws Exception {
    assertWorks(diptych("run", "small"));
    boolean root = System.getProperty("user.name").equals("root");
    Path data = home.resolve("data");
    Path jar = Files.copy(Path.of("target/diptych.jar"), elsewhere.resolve("diptych.jar"));
    for (Path open : List.of(home, elsewhere, jar)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(
        data, PosixFilePermissions.fromString(root ? "rwx------" : "---------"));

    Ended refused = end(asOther(jar, "status"));

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
    String command =
        root ? "chown -R nobody '%s'".formatted(data) : "chmod -R u+rwX '%s'".formatted(data);
    assertExplained(refused, data + " may not be read and written by ", "it belongs to ", command);
    assertThat(refused.err()).doesNotContain("db restore", "db forget");
    assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
    assertWorks(end(asOther(jar, "status")));
  }

  /** For root, as somebody who is not; everybody else is that already. */
  private ProcessBuilder asOther(Path jar, String verb) {
    List<String> command = new ArrayList<>(command(home, verb).command());
    command.set(command.indexOf("-jar") + 1, jar.toString());
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(0, List.of("setpriv", "--reuid=nobody", "--clear-groups", "--"));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  @Test
  void aPasswordThatIsNotTheDatabasesAndAFileThatIsNone() throws Exception {
    assertWorks(diptych("run", "small"));
    Path password = home.resolve("data/diptych.password");
    Files.writeString(password, "another");

    Ended refused = diptych("status");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
    assertExplained(
        refused, "The password in " + password + " is not that of the database", "unzip -p");
    Path backup = backup();
    assertThat(refused.err()).contains(backup + " diptych.password > " + password);
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      Files.write(password, zip.getInputStream(zip.getEntry("diptych.password")).readAllBytes());
    }
    assertWorks(diptych("status"));

    Files.write(home.resolve("data/diptych.mv.db"), new byte[100_000]);
    Ended damaged = diptych("run", "small");
    assertThat(damaged.exitCode()).as(damaged.err()).isEqualTo(4);
    assertExplained(damaged, "is damaged");
    Matcher named = Pattern.compile("diptych (db restore \\S+)").matcher(damaged.err());
    assertThat(named.find()).isTrue();
    assertWorks(diptych(named.group(1).split(" ")));
    Ended again = diptych("run", "small");
    assertWorks(again);
    assertThat(again.out()).contains("nothing new");
  }

  @Test
  void answersThatNobodyTakes() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "needs /dev/full");
    for (String verb : List.of("status", "--help")) {
      Ended ended = end(command(home, verb).redirectOutput(full.toFile()));
      assertThat(ended.exitCode()).as(verb).isEqualTo(4);
      assertExplained(ended, "Standard output takes no more");
    }
    assertThat(home.resolve("output")).doesNotExist();
  }

  /** A disk of six megabytes; only root can mount one. */
  @Test
  void aFullDiskIsCalledSoAndTheNightGoesOnWhenThereIsRoom() throws Exception {
    Path data = Files.createDirectories(home.resolve("data"));
    Assumptions.assumeTrue(
        outcome("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", data.toString()) == 0,
        "needs root and the right to mount");
    try {
      assertWorks(diptych("run", "small"));
      article("two.txt", "افتتاح مدرسة\n\nافتتحت المدينة مدرسة جديدة اليوم.\n");
      Path fill = data.resolve("fill");
      fill(fill);

      Ended refused = diptych("run", "small");

      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
      assertExplained(refused, "disk", "is full", "room");
      Files.delete(fill);
      Ended run = diptych("run", "small");
      assertWorks(run);
      assertThat(run.out()).contains("articles  1", "1 unchanged");
    } finally {
      assertThat(outcome("umount", data.toString())).isZero();
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] some = new byte[1024];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(some);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static int outcome(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Path backup() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("backups"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void assertWorks(Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isZero();
  }

  /** A few lines for a person; what a programmer wants to know is in the log. */
  private static void assertExplained(Ended ended, String... parts) {
    assertThat(ended.err())
        .contains(parts)
        .doesNotContain("Exception", "\tat ", "SQL", "[9", "ERROR");
    assertThat(ended.err().lines().count()).as(ended.err()).isLessThanOrEqualTo(5);
    assertThat(ended.out()).isEmpty();
  }

  private Ended diptych(String... arguments) throws Exception {
    return end(command(home, arguments));
  }

  private static ProcessBuilder command(Path home, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Ddiptych.home=" + home);
    // A machine that has other work to do is no frozen owner.
    command.add("-Ddiptych.database.answer-within=2m");
    command.addAll(List.of("-jar", Path.of("target/diptych.jar").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private Ended end(ProcessBuilder builder) throws Exception {
    Path out = elsewhere.resolve("out");
    Path err = elsewhere.resolve("err");
    if (builder.redirectOutput().equals(ProcessBuilder.Redirect.PIPE)) {
      builder.redirectOutput(out.toFile());
    }
    Process process = builder.redirectError(err.toFile()).start();
    assertThat(process.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.exists(out) ? Files.readString(out, StandardCharsets.UTF_8) : "",
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
