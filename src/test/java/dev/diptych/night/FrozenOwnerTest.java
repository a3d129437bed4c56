package dev.diptych.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.DiptychProcess;
import dev.diptych.DiptychProcess.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that holds the embedded database and does not move: SIGSTOP, a dying disk. */
class FrozenOwnerTest {

  @TempDir Path home;

  @Test
  void everyVerbSaysInOneLineWhoHoldsTheDatabaseAndGoesOnWhenThatDoes() {
    Household night =
        new Household(home)
            .with("diptych.database.answer-within", "2s")
            .with("diptych.run.beat", "100ms")
            .articles(1)
            .fault("hold");
    try (DiptychProcess owner = night.startRun()) {
      owner.awaitUntil(() -> night.callCount() >= 1);
      owner.signal("STOP");
      for (List<String> verb :
          List.of(List.of("status"), List.of("run", "night"), List.of("stop", "night"))) {
        Outcome refused = night.plan().run(verb.toArray(String[]::new));
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().strip().lines())
            .as(refused.err())
            .singleElement()
            .asString()
            .contains(
                "does not answer",
                "process %d".formatted(owner.pid()),
                "run night/" + Household.LABEL,
                "kill -CONT %d".formatted(owner.pid()));
      }
      owner.signal("CONT");
      night.fault(null);

      assertThat(owner.await().exitCode()).as(owner.err()).isZero();
    }
    assertThat(night.diptych("status").exitCode()).isZero();
  }
}
