package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows: its streams, its locale, its exit code. */
class ProcessTest {

  @TempDir Path home;

  @Test
  void answersAreUtf8InAnyLocaleAndNothingElseIsPrinted() {
    Outcome outcome =
        DiptychProcess.in(home)
            .withVariable("LC_ALL", "C")
            .withOption("-Dfile.encoding=ISO-8859-1")
            .withOption("-Duser.language=ar")
            .withInput("وصل 35 شخصا.\n\n[[fault:rejected]]\nقال: «نعم».\n")
            .run("translate", "--source", "ar", "--target", "en", "--engine", "delay");
    assertThat(outcome.out().split("\n", -1)).hasSize(5);
    assertThat(outcome.out()).matches("(?s)[a-z]{3} 35 [a-z]{4}\\.\n\n\n[a-z]+: «[a-z]+»\\.\n");
    assertThat(outcome.err()).contains("Line 3").contains("told to reject");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void aUsageErrorTouchesNothing() throws Exception {
    Outcome outcome = DiptychProcess.in(home).run("preview");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("FILE").contains("diptych preview --help");
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theWorkbenchNeedsNoDatabase() throws Exception {
    Outcome outcome = DiptychProcess.in(home).run("engines");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("gist").contains("delay-backup");
    assertThat(outcome.err()).isEmpty();
    try (var files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsExplained() throws Exception {
    Files.createDirectories(home.resolve("jobs"));
    Path inTheWay = Files.writeString(home.resolve("data"), "a file where a folder should be");
    assertUnavailable(DiptychProcess.in(home), inTheWay + " is a file, not a folder");

    Path taken = Files.createDirectories(home.resolve("other/diptych.mv.db/full"));
    Files.writeString(home.resolve("other/diptych.password"), "0123456789abcdef");
    assertUnavailable(
        DiptychProcess.in(home).with("diptych.database.folder", "other"),
        "The database " + taken.getParent() + " is damaged",
        "diptych db restore FILE",
        "diptych db forget --reason");

    assertUnavailable(
        DiptychProcess.in(home)
            .with("diptych.database.url", "jdbc:postgresql://127.0.0.1:1/none?password=secret")
            .with("diptych.database.answer-within", "300ms"),
        "The database jdbc:postgresql://127.0.0.1:1/none cannot be reached: ",
        "Check diptych.database.url");
  }

  private static void assertUnavailable(DiptychProcess.Plan plan, String... words) {
    Outcome outcome = plan.run("status");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(words)
        .doesNotContain("secret", "\tat ", "Spring", "JdbcSQL");
  }
}
