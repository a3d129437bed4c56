package dev.diptych.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.job.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people mistype and mistake: each message says what is wrong and what to type, without names
 * of classes, and nothing is made or changed.
 */
class MessagesTest {

  private static final String JOB =
      """
      name: night
      input:
        folder: input
      targets: [en]
      engines: [gist]
      settle: 0s
      minFreeSpace: 1MB
      """;

  @TempDir Path home;

  private String out = "";
  private String err = "";

  @BeforeEach
  void anInstallation() throws IOException {
    Files.createDirectories(home.resolve("jobs"));
    Files.createDirectories(home.resolve("input"));
    Files.writeString(home.resolve("jobs/night.yaml"), JOB);
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
  }

  @AfterEach
  void noInstallation() {
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  @Test
  void aJobThatDoesNotExistIsNotToBeRun() {
    for (String verb : new String[] {"show", "runs", "run", "restart", "tidy"}) {
      assertThat(diptych(verb, "nosuch")).as(verb).isEqualTo(2);
      assertThat(err).as(verb).contains("no job nosuch", "Jobs here: night").doesNotContain("Make");
    }
    assertThat(diptych("show", "night")).isEqualTo(2);
    assertThat(err).contains("Make one: diptych run night");
    assertThat(diptych("runs", "night")).isZero();
  }

  @Test
  void aLimitBelowOneIsNone() {
    assertThat(diptych("runs", "--limit", "-1")).isEqualTo(2);
    assertThat(err).contains("--limit takes a whole number from 1, not -1");
  }

  @Test
  void jobFilesWithOtherNamesAreNamed() throws IOException {
    Files.writeString(home.resolve("jobs/my job.yaml"), JOB);
    Files.writeString(home.resolve("jobs/other.yml"), JOB);

    assertThat(diptych("run", "my job")).isEqualTo(2);
    assertThat(err).contains("such as my-job", "Jobs here: night", "my job.yaml, other.yml");
    assertThat(diptych("status")).isZero();
    assertThat(err).contains("Not read for their names: my job.yaml, other.yml");
    assertThat(diptych("run", "other")).isEqualTo(2);
    assertThat(err).contains("rename " + home.resolve("jobs/other.yml") + " to other.yaml");
  }

  @Test
  void anInstallationThatIsNoneIsNotMade() {
    Path wrong = home.resolve("nowhere");
    System.setProperty(Installation.HOME_PROPERTY, wrong.toString());

    assertThat(diptych("status")).isEqualTo(2);

    assertThat(err).contains(wrong + " is no installation of Diptych", "DIPTYCH_HOME=");
    assertThat(wrong).doesNotExist();
  }

  @Test
  void anotherInputFolderTakesTheWholePlaceOfTheJobs() throws IOException {
    Path other = Files.createDirectories(home.resolve("other"));
    Files.writeString(other.resolve("one.txt"), "افتتاح مكتبة\n\nافتتحت المدينة مكتبة جديدة.\n");

    assertThat(diptych("run", "night", "--input", other.toString(), "--dry-run")).as(err).isZero();
    assertThat(err).contains("would read 1 files");
    assertThat(diptych("run", "night", "--input", home.resolve("gone").toString())).isEqualTo(2);
    assertThat(err).contains("there is no folder " + home.resolve("gone"), "right: --input input");
  }

  @Test
  void aTabInAJobFileIsCalledByItsName() throws IOException {
    Files.writeString(home.resolve("jobs/night.yaml"), JOB.replace("  folder", "\tfolder"));

    assertThat(diptych("run", "night")).isEqualTo(2);
    assertThat(err).contains("night.yaml:3: this is not YAML: a tab", "right: blanks");
  }

  @Test
  void answersThatNobodyTakesAreNoFaultOfTheRun() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    try (Contexts contexts = new Contexts()) {
      int code =
          DiptychCommand.run(
              new String[] {"status"},
              contexts,
              InputStream.nullInputStream(),
              new Answers(full, notes));
      assertThat(code).isEqualTo(4);
    }
    assertThat(notes.toString(StandardCharsets.UTF_8))
        .contains("Standard output takes no more")
        .doesNotContain("Exception");
  }

  private int diptych(String... arguments) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    try (Contexts contexts = new Contexts()) {
      int code =
          DiptychCommand.run(
              arguments, contexts, InputStream.nullInputStream(), new Answers(answers, notes));
      out = answers.toString(StandardCharsets.UTF_8);
      err = notes.toString(StandardCharsets.UTF_8);
      assertThat(out).isEqualTo(code == 0 ? out : "");
      assertThat(err).doesNotContain("Exception", "\tat ");
      return code;
    }
  }
}
