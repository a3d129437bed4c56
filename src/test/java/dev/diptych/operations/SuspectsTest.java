package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a death says about what was in hand. */
class SuspectsTest {

  @TempDir Path home;

  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.open(home, Instant.parse("2026-03-01T02:00:00Z"), Map.of()).job("night", "");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whatWasInHandWithOthersIsSuspectedAndNoDeathCounts() throws IOException {
    desk.article("one.txt", 1).article("two.txt", 2).fault("linkage");
    assertThat(desk.run("night").outcome()).isEqualTo(Outcome.FAILED);
    desk.jdbc().sql("update unit_result set in_hand = epoch where unit = 'head'").update();
    died("pid = 999999999");

    assertThat(desk.run("night").outcome()).isEqualTo(Outcome.FAILED);

    assertThat(desk.query("select distinct deaths || ' ' || crashes from suspect"))
        .containsExactly("0 0");
    assertThat(desk.number("select count(*) from suspect")).isGreaterThan(1);
    desk.fault(null);
    assertThat(desk.run("night").outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(desk.number("select count(*) from suspect")).as("done: forgotten").isZero();
  }

  @Test
  void whatWasInHandAloneBearsTheDeath() throws IOException {
    desk.article("one.txt", 1).fault("linkage");
    desk.run("night");
    onlyOneUnitWasInHand();
    died("pid = 999999999");

    desk.run("night");

    assertThat(desk.query("select deaths || ' ' || crashes from suspect")).containsExactly("1 0");
  }

  @Test
  void anErrorFileShowsThatTheVirtualMachineDiedByItself() throws IOException {
    desk.article("one.txt", 1).fault("linkage");
    desk.run("night");
    onlyOneUnitWasInHand();
    Path error = Files.writeString(home.resolve("hs_err_pid7.log"), "# A fatal error\n");
    died("pid = 999999999, error_files = '/nowhere/hs_err.log\n%s'".formatted(error));

    desk.run("night");

    assertThat(desk.query("select deaths || ' ' || crashes from suspect")).containsExactly("1 1");
  }

  @Test
  void anErrorFileThatIsOlderThanTheProcessIsNotItsOwn() throws IOException {
    desk.article("one.txt", 1).fault("linkage");
    desk.run("night");
    onlyOneUnitWasInHand();
    Path error = Files.writeString(home.resolve("hs_err_pid7.log"), "# A fatal error\n");
    Files.setLastModifiedTime(error, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    died("pid = 999999999, error_files = '%s'".formatted(error));

    desk.run("night");

    assertThat(desk.query("select deaths || ' ' || crashes from suspect")).containsExactly("1 0");
  }

  @Test
  void aMachineThatWentDownSaysNothing() throws IOException {
    desk.article("one.txt", 1).fault("linkage");
    desk.run("night");
    onlyOneUnitWasInHand();
    died("boot_id = 'the one before'");

    desk.run("night");

    assertThat(desk.number("select count(*) from suspect")).isZero();
  }

  /** The run of the only edition ends as if its process had died without a word. */
  private void died(String heartbeat) {
    desk.jdbc().sql("update pass set state = 'RUNNING'").update();
    desk.jdbc().sql("update heartbeat set " + heartbeat).update();
  }

  private void onlyOneUnitWasInHand() {
    desk.jdbc().sql("update unit_result set in_hand = 0 where unit <> 'head'").update();
    assertThat(desk.number("select count(*) from unit_result where in_hand > 0")).isEqualTo(1);
  }
}
