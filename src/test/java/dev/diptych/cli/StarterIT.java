package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/diptych} with the jar that was built: what harms a cache must not harm the answer. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StarterIT {

  private static final String PREPARING = "preparing a faster start";
  private static final long LONGEST_IN_SECONDS = 240;

  @TempDir static Path home;

  private record Ended(int exitCode, String out, String err) {}

  @BeforeAll
  static void anInstallation() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("jobs"));
    Files.createDirectories(home.resolve("input"));
    Files.copy(Path.of("bin/diptych"), script(), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Path.of("target/diptych.jar"), jar());
    Files.writeString(
        home.resolve("jobs/small.yaml"),
        """
        name: small
        input: {folder: input}
        output: output
        targets: [en]
        engines: [gist]
        settle: 0s
        minFreeSpace: 1MB
        """);
    Files.writeString(home.resolve("input/مقال.txt"), "افتتاح مكتبة\n\nافتتحت المدينة مكتبة.\n");
  }

  private static Path script() {
    return home.resolve("bin/diptych");
  }

  private static Path jar() {
    return home.resolve("diptych.jar");
  }

  @Test
  @Order(1)
  void twoAtOnceBothAnswerAndLeaveOneWholeCache() throws Exception {
    Process one = start("segment", "--language", "en");
    Process two = start("segment", "--language", "en");

    assertThat(await(one))
        .extracting(Ended::exitCode, Ended::out)
        .containsExactly(0, "One.\nTwo.\n");
    assertThat(await(two))
        .extracting(Ended::exitCode, Ended::out)
        .containsExactly(0, "One.\nTwo.\n");

    assertThat(caches()).singleElement().asString().doesNotContain("making");
    assertThat(caches().get(0).resolve("classes.jsa")).isNotEmptyFile();
  }

  @Test
  @Order(2)
  void theNextStartHasNothingToPrepareAndReadsNamesThatAreNotAscii() throws Exception {
    Ended night = await(start("run", "small"));

    assertThat(night.exitCode()).as(night.err()).isZero();
    assertThat(night.err()).doesNotContain(PREPARING);
    assertThat(night.out()).contains("Edition small/", "articles  1", "0 skipped");
  }

  @Test
  @Order(3)
  void aBrokenArchiveIsPassedOver() throws Exception {
    Path archive = caches().get(0).resolve("classes.jsa");
    Files.delete(archive);
    Files.writeString(archive, "not an archive");

    Ended status = await(start("status"));

    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.out()).startsWith("Nothing runs, and nothing needs you.\n");
    assertThat(status.err()).isEmpty();
  }

  @Test
  @Order(4)
  void aNewJarIsPreparedAnew() throws Exception {
    // Any change of an entry changes the end of the file, where the checksums of all are listed.

    Path newer = home.resolve("newer.jar");
    Files.copy(jar(), newer);
    try (var zip = java.nio.file.FileSystems.newFileSystem(newer)) {
      Files.writeString(zip.getPath("/META-INF/newer.txt"), "newer", StandardOpenOption.CREATE);
    }
    Files.move(newer, jar(), StandardCopyOption.REPLACE_EXISTING);

    Ended status = await(start("status"));

    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.err()).contains(PREPARING);
    assertThat(caches()).hasSize(2);
  }

  @Test
  @Order(5)
  void whereNothingCanBeWrittenTheJarItselfIsStarted() throws Exception {
    Path cache = home.resolve(".diptych");
    Files.move(cache, home.resolve("aside"));
    Files.writeString(cache, "a file in the way");

    Ended status = await(start("status"));

    assertThat(status.exitCode()).as(status.err()).isZero();
    assertThat(status.out()).startsWith("Nothing runs, and nothing needs you.\n");
  }

  @Test
  @Order(6)
  void aMissingJarIsNamed() throws Exception {
    Files.delete(jar());

    Ended ended = await(start("status"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("no diptych.jar", "mvn -q -DskipTests package");
  }

  private static Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command(Stream.concat(Stream.of(script().toString()), Stream.of(arguments)).toList());
    builder.environment().remove("LC_ALL");
    builder.environment().remove("LANG");
    builder.environment().remove("DIPTYCH_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().write("One. Two.".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return process;
  }

  private static Ended await(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LONGEST_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private static List<Path> caches() throws IOException {
    try (Stream<Path> folders = Files.list(home.resolve(".diptych"))) {
      return folders.sorted().toList();
    }
  }
}
