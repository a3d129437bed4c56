package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit of which processes die: it costs itself, in the end, and nothing else. */
class PoisonedNightTest {

  @TempDir Path home;

  @Test
  void aUnitOfWhichProcessesDieIsGivenUpAfterTheThirdDeathAlone() {
    Household night = withKiller("halt");

    assertThat(night.runInAProcess().exitCode()).isEqualTo(137);
    for (int alone = 1; alone <= 3; alone++) {
      assertThat(night.runInAProcess().exitCode()).as("death %d alone", alone).isEqualTo(137);
    }
    Outcome tooOften = night.runInAProcess();
    assertThat(tooOften.exitCode()).as(tooOften.err()).isEqualTo(5);
    assertThat(tooOften.err()).contains("has died 4 times", "diptych recover night");
    assertThat(night.diptych("recover", "night", "--reason", "looked").exitCode()).isZero();
    Outcome restarted = night.diptych("restart", "night");

    assertThat(restarted.exitCode()).as(restarted.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, "died 3 times");

    assertThat(night.plan().run("retry-gaps", "night").exitCode())
        .as("tried once more")
        .isEqualTo(137);
    assertThat(night.diptych("recover", "night", "--reason", "again").exitCode()).isZero();
    Outcome settled = night.diptych("restart", "night");
    assertThat(settled.exitCode()).as("and not twice: " + settled.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, "died 3 times");
  }

  @Test
  void theNextNightTriesItOnceMoreAloneAndTheOneAfterNotAtAll() {
    Household night = withKiller("crash");
    assertThat(crashes(night.runInAProcess())).isTrue();
    assertThat(crashes(night.runInAProcess())).isTrue();
    assertThat(crashes(night.runInAProcess())).isTrue();
    Outcome fourth = night.runInAProcess();
    assertThat(fourth.exitCode())
        .as("the second time the virtual machine itself died: " + fourth.err())
        .isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, "died 2 times");

    assertThat(crashes(night.runInAProcess())).as("the next night tries it once more").isTrue();
    Outcome next = night.runInAProcess();
    assertThat(next.exitCode()).as(next.err()).isEqualTo(3);
    int calls = night.callCount();
    Outcome last = night.runInAProcess();

    assertThat(last.exitCode()).as(last.err()).isEqualTo(3);
    assertThat(night.callCount()).as("not tried again by itself").isEqualTo(calls);
  }

  @Test
  void aUnitThatWantsAllMemoryIsGivenUpAfterTheSecondTimeAlone() {
    Household night = withKiller("out_of_memory");

    for (int time = 1; time <= 3; time++) {
      Outcome failed = night.runInAProcess();
      assertThat(failed.exitCode()).as(failed.err()).isEqualTo(4);
      assertThat(failed.err()).contains("memory ran out");
    }
    Outcome fourth = night.runInAProcess();

    assertThat(fourth.exitCode()).as(fourth.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, "died 2 times");
  }

  /** Its engine works in this process: a lane has a bundle of units in hand. */
  private Household withKiller(String fault) {
    return new Household(home)
        .articles(3)
        .file(
            "a-killer.txt",
            "عنوان القاتل\n\nجملة أولى في المقال. [[fault:%s]] جملة تقتل العملية.\n"
                .formatted(fault));
  }

  /** A virtual machine that dies by itself ends by SIGABRT. */
  private static boolean crashes(Outcome outcome) {
    return outcome.exitCode() == 134;
  }

  private static void assertOnlyTheKillerIsMissing(Household night, String reason) {
    assertThat(night.query("select reason from unit_result where state = 'GAP'"))
        .singleElement()
        .asString()
        .contains(reason);
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isEqualTo(1);
  }
}
