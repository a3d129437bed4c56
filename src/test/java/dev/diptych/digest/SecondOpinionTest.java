package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Finding.Severity;
import dev.diptych.engine.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of which another engine is asked for its opinion. */
class SecondOpinionTest {

  private static final String NUMBER = "جملة رقم 7 هنا";
  private static final String NOT = "لم يحضر الوزير هذا اليوم";
  private static final String PLAIN = "حضر الوزير هذا اليوم";

  @Test
  void whoeverSaysTheSameAddsNothing() throws InterruptedException {
    ScriptedEngine first = ScriptedEngine.good("one");
    ScriptedEngine second = saying("two", "Sentence no. seven is here.");

    UnitResult result =
        OneRun.of().confirming(Matter.NUMBERS, first, second).translate(NUMBER, PLAIN);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.engines()).isEqualTo("one");
    assertThat(second.asked())
        .as("only the sentence that has what matters")
        .singleElement()
        .satisfies(request -> assertThat(request.segments()).containsExactly(NUMBER));
  }

  @Test
  void whereTheyDifferInWhatMattersBothAreShown() throws InterruptedException {
    ScriptedEngine first = saying("one", "The minister did not attend today.");
    ScriptedEngine second = saying("two", "The minister attended today.");

    UnitResult result = OneRun.of().confirming(Matter.NEGATION, first, second).translate(NOT);

    assertThat(result.state()).isEqualTo(UnitState.WARNED);
    assertThat(result.lines().get(0).target()).isEqualTo("The minister did not attend today.");
    assertThat(result.lines().get(0).findings())
        .contains(
            new Finding(
                Check.SECOND_OPINION,
                Severity.WARNING,
                List.of("two", "The minister attended today.")));
  }

  @Test
  void anEngineWithoutAnOpinionCostsNothing() throws InterruptedException {
    ScriptedEngine first = ScriptedEngine.good("one");
    ScriptedEngine second =
        new ScriptedEngine(
            "two",
            100,
            request -> {
              throw new EngineException.Unavailable("down", null);
            });

    UnitResult result = OneRun.of().confirming(Matter.NUMBERS, first, second).translate(NUMBER);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.fallback()).isNull();
  }

  @Test
  void theLastEnginesTargetIsShownToTheFirst() throws InterruptedException {
    ScriptedEngine first =
        new ScriptedEngine(
            "one",
            100,
            request -> {
              if (request.segments().size() > 1) {
                throw new EngineException.Rejected("too many", null);
              }
              return request.segments().contains(NUMBER) ? "" : ScriptedEngine.plain(request);
            });
    ScriptedEngine second = ScriptedEngine.good("two");

    UnitResult result = OneRun.of().confirming(Matter.NUMBERS, first, second).translate(NUMBER);

    assertThat(result.engines()).isEqualTo("two");
    assertThat(result.state()).as("an empty opinion is none").isEqualTo(UnitState.TRANSLATED);
  }

  @Test
  void anOpinionIsPaidForOnce() throws InterruptedException {
    ScriptedEngine first = ScriptedEngine.good("one");
    ScriptedEngine second = saying("two", "Sentence 8 is here.");
    OneRun night = OneRun.of().confirming(Matter.NUMBERS, first, second);
    UnitResult before = night.translate(NUMBER);
    assertThat(before.state()).isEqualTo(UnitState.WARNED);

    UnitResult after = night.again().confirming(Matter.NUMBERS, first, second).translate(NUMBER);

    assertThat(after.lines()).isEqualTo(before.lines());
    assertThat(first.asked()).hasSize(1);
    assertThat(second.asked()).hasSize(1);
  }

  private static ScriptedEngine saying(String name, String target) {
    return new ScriptedEngine(name, 100, request -> target);
  }
}
