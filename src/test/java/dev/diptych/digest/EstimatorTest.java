package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.GlossaryTerm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An estimate against what a run then asks. */
class EstimatorTest {

  private static final String ONE = "جملة رقم 1 هنا";
  private static final String TWO = "جملة رقم 2 هنا";
  private static final String THREE = "جملة رقم 3 هنا";

  @Test
  void itIsWhatTheRunAsks() throws InterruptedException {
    ScriptedEngine engine = ScriptedEngine.good("one").limits(new EngineLimits(2, 1_000));
    OneRun run = OneRun.of(engine);
    Estimator estimator = new Estimator(List.of(engine), run.kept, Glossary.NONE);
    WorkUnit first = OneRun.unit(ONE, TWO, THREE);
    WorkUnit again = OneRun.unit(THREE, ONE);
    estimator.add(first);
    estimator.add(again);

    run.translate(first);
    run.translate(again);

    assertThat(estimator.estimates())
        .containsExactly(
            new Estimate(
                "one",
                false,
                3,
                0,
                0,
                engine.asked().size(),
                ONE.length() + TWO.length() + THREE.length(),
                0));
  }

  @Test
  void whatIsRememberedIsNotAskedAndWhatAnotherGlossaryMadeIs() throws InterruptedException {
    ScriptedEngine engine = ScriptedEngine.good("one");
    OneRun run = OneRun.of(engine);
    run.translate(ONE, TWO);
    Glossary changed = new Glossary(List.of(new GlossaryTerm("رقم 1", "No. 1")));

    Estimator same = new Estimator(List.of(engine), run.kept, Glossary.NONE);
    same.add(OneRun.unit(ONE, TWO, THREE));
    Estimator other = new Estimator(List.of(engine), run.kept, changed);
    other.add(OneRun.unit(ONE, TWO, THREE));

    assertThat(same.estimates().get(0))
        .extracting("remembered", "outdated", "calls")
        .containsExactly(2L, 0L, 1L);
    assertThat(other.estimates().get(0))
        .extracting("remembered", "outdated", "calls")
        .containsExactly(1L, 1L, 1L);
    assertThat(engine.asked()).as("an estimate asks nobody").hasSize(1);
  }

  @Test
  void anEngineThatRepeatsCostsNothing() {
    ScriptedEngine engine = ScriptedEngine.good("one").thatRepeats();
    Estimator estimator = new Estimator(List.of(engine), OneRun.of(engine).kept, Glossary.NONE);
    estimator.add(OneRun.unit(ONE, TWO));
    assertThat(estimator.estimates()).containsExactly(new Estimate("one", true, 2, 0, 0, 0, 0, 0));
  }
}
