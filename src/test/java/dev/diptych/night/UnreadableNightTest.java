package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that cannot even be listed, and input folders that are not there: nothing is passed over.
 */
class UnreadableNightTest {

  @TempDir Path home;

  @AfterEach
  void letItBeDeleted() throws IOException {
    Path locked = home.resolve("input/locked");
    if (Files.exists(locked)) {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void whatCannotBeListedIsASkippedFileWithItsReason() throws IOException {
    Household night = new Household(home).articles(1);
    night.file("two\nlines.txt", "نص قصير هنا.\n");
    Files.writeString(Path.of(URI.create(night.input().toUri() + "%C7%E1.txt")), "نص قصير.\n");
    night.article("secret.txt", 8);
    night.article("locked/inside.txt", 9);
    lock("secret.txt", "---------");
    lock("locked", "---------");

    Outcome outcome = asNobodySpecial(night, "run", "night", "--as-of", Household.AS_OF);

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.out()).contains("4 skipped", "diptych show night " + Household.LABEL);
    assertThat(night.diptych("show", "night").out())
        .contains(
            "skipped two\\u000alines.txt: its name holds a line feed",
            "its name is not UTF-8",
            "skipped secret.txt: it cannot be read: this user may not",
            "skipped locked/: the folder cannot be read, what is in it is missing");
    for (String page : new String[] {"index.html", "manifest.json"}) {
      assertThat(night.edition().resolve(page))
          .content()
          .contains("its name holds a line feed", "what is in it is missing");
    }
    Outcome again = asNobodySpecial(night, "run", "night", "--as-of", Household.AS_OF);
    assertThat(again.exitCode()).as("reported once").isZero();
    assertThat(again.out()).contains("nothing new");

    lock("secret.txt", "rw-------");
    lock("locked", "rwx------");
    Outcome mended = asNobodySpecial(night, "run", "night", "--as-of", Household.AS_OF);
    assertThat(mended.exitCode()).as(mended.err()).isZero();
    assertThat(night.query("select path from edition_item where fate = 'READ' order by 1"))
        .containsExactly("article-001.txt", "locked/inside.txt", "secret.txt");
    lock("secret.txt", "---------");
    assertThat(asNobodySpecial(night, "run", "night", "--as-of", Household.AS_OF).exitCode())
        .as("what happens again is reported again")
        .isEqualTo(3);
  }

  private void lock(String name, String rights) throws IOException {
    Files.setPosixFilePermissions(
        home.resolve("input").resolve(name), PosixFilePermissions.fromString(rights));
  }

  /** Root may read everything, unless it gives that up. */
  private static Outcome asNobodySpecial(Household night, String... verb) {
    DiptychProcess.Plan plan = night.plan();
    if ("root".equals(System.getProperty("user.name"))) {
      Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "setpriv is not to be had");
      plan.under(
          "setpriv",
          "--bounding-set",
          "-dac_override,-dac_read_search",
          "--inh-caps",
          "-dac_override,-dac_read_search");
    }
    return plan.run(verb);
  }

  @Test
  void withoutALocaleNamesAreReadAsTheyAre() {
    Household night = new Household(home).article("خبر عاجل.txt", 1).article("plain.txt", 2);
    night.article("مجلد/خبر.txt", 3);

    Outcome outcome =
        night.plan().withVariable("LC_ALL", "C").run("run", "night", "--as-of", Household.AS_OF);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(night.query("select path || ' ' || fate from edition_item order by 1"))
        .containsExactly("plain.txt READ", "خبر عاجل.txt READ", "مجلد/خبر.txt READ");
    assertThat(night.run().out()).as("the same names in another locale").contains("nothing new");
  }

  @Test
  void anInputFolderThatIsEmptyOrGoneIsNamed() throws IOException {
    Household night = new Household(home).articles(2);
    assertThat(night.run().exitCode()).isZero();
    Household.delete(night.input());
    Files.createDirectories(night.input());

    Outcome empty = night.run();
    assertThat(empty.exitCode()).as(empty.err()).isEqualTo(3);
    assertThat(empty.err())
        .contains(night.input() + " is empty, and edition night/" + Household.LABEL);
    assertThat(empty.out()).contains("no input");
    Files.delete(night.input());
    Outcome gone = night.run();
    assertThat(gone.exitCode()).as(gone.err()).isEqualTo(3);
    assertThat(gone.err()).contains(night.input() + " does not exist", "not mounted");
    assertThat(night.diptych("tidy", "night").exitCode()).isZero();
    assertThat(night.number("select count(*) from edition")).isEqualTo(1);
    assertThat(night.articles(2).run().out()).contains("nothing new");
  }

  @Test
  void aFolderThatNeverWasIsAFaultOfTheJobFile() throws IOException {
    Household night = new Household(home);
    Files.delete(night.input());
    Outcome outcome = night.run();
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("jobs/night.yaml:2: ", "does not exist");
  }
}
