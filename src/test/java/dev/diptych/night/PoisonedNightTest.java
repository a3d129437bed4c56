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

    Outcome outcome = night.runInAProcess();
    int deaths = 0;
    for (; outcome.exitCode() == 137; deaths++) {
      outcome = night.runInAProcess();
    }
    assertThat(deaths).as("three alone, and one with others if they were begun").isBetween(3, 4);
    if (deaths == 4) {
      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(5);
      assertThat(outcome.err()).contains("has died 4 times", "diptych recover night");
      assertThat(night.diptych("recover", "night", "--reason", "looked").exitCode()).isZero();
      outcome = night.diptych("restart", "night");
    }

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, 3);

    assertThat(night.plan().run("retry-gaps", "night").exitCode())
        .as("tried once more")
        .isEqualTo(137);
    assertThat(night.diptych("recover", "night", "--reason", "again").exitCode()).isZero();
    Outcome settled = night.diptych("restart", "night");
    assertThat(settled.exitCode()).as("and not twice: " + settled.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, 3);
  }

  @Test
  void theNextNightTriesItOnceMoreAloneAndTheOneAfterNotAtAll() {
    Household night = withKiller("crash");
    Outcome first = night.runInAProcess();
    int times = 0;
    for (; crashes(first); times++) {
      first = night.runInAProcess();
    }
    assertThat(times).as("two alone, and one with others if they were begun").isBetween(2, 3);
    assertThat(first.exitCode())
        .as("the second time the virtual machine itself died: " + first.err())
        .isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, 2);

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

    Outcome outcome = night.runInAProcess();
    int times = 0;
    for (; outcome.exitCode() == 4; times++) {
      assertThat(outcome.err()).contains("memory ran out");
      outcome = night.runInAProcess();
    }
    assertThat(times).as("two alone, and one with others if they were begun").isBetween(2, 3);

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertOnlyTheKillerIsMissing(night, 2);
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

  private static void assertOnlyTheKillerIsMissing(Household night, int deaths) {
    assertThat(night.query("select causes from unit_result where state = 'GAP'"))
        .containsExactly("[{\"c\":\"DEATHS\",\"a\":[\"%d\"]}]".formatted(deaths));
    assertThat(night.number("select count(*) from unit_result where state <> 'TRANSLATED'"))
        .isEqualTo(1);
  }
}
