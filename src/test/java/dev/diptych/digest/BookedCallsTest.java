package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.AnswerLog.Call;
import dev.diptych.digest.Budget.Amount;
import dev.diptych.digest.Budget.Limits;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a call gets into the ledger, and what of it uses up the budget. */
class BookedCallsTest {

  private static final String ONE = "جملة رقم 1 هنا";
  private static final String TWO = "جملة رقم 2 هنا";

  @Test
  void anAnsweredCallIsBookedWithWhatWasSentAndMayCost() throws InterruptedException {
    ScriptedEngine engine = ScriptedEngine.good("engine").priced(80, 10);
    OneRun run = OneRun.of(engine);

    run.translate(ONE, TWO);

    assertThat(run.kept.calls()).hasSize(1);
    Call call = run.kept.calls().get(0);
    assertThat(call.engine()).isEqualTo(engine.identity());
    assertThat(call.pair()).isEqualTo(new LanguagePair("ar", "en"));
    assertThat(call.segments()).isEqualTo(2);
    assertThat(call.characters()).isEqualTo(ONE.length() + TWO.length());
    assertThat(call.costInMicros()).isEqualTo(80);
    assertThat(call.latency()).isBetween(Duration.ZERO, Duration.ofMinutes(10));
    assertThat(run.kept.failures()).isEmpty();
  }

  @Test
  void anAnswerUsesUpWhatItCostAndNotWhatItMightHave() throws InterruptedException {
    ScriptedEngine engine = ScriptedEngine.good("engine").priced(80, 10);
    OneRun run = OneRun.of(engine).budget(upTo(null, 100L), engine);

    assertThat(run.translate(ONE).state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(run.translate(TWO).state())
        .as("10 used, 80 more may be")
        .isEqualTo(UnitState.TRANSLATED);
    assertThat(run.translate("جملة رقم 3 هنا").state())
        .as("20 used, and 80 more are still within 100")
        .isEqualTo(UnitState.TRANSLATED);
    assertThat(run.translate("جملة رقم 4 هنا").state())
        .as("30 used: 80 more are not")
        .isEqualTo(UnitState.DEFERRED);
  }

  @Test
  void aCallThatFailedUnaskedIsBookedAndUsesUpNothing() throws InterruptedException {
    ScriptedEngine engine = failingOnce(new EngineException.Transient("refused", null, null));
    OneRun run = OneRun.of(engine).budget(upTo(1L, null), engine);

    assertThat(run.translate(ONE).state()).isEqualTo(UnitState.TRANSLATED);

    assertThat(run.kept.failures()).containsExactly("Transient: refused");
    assertThat(run.kept.calls()).hasSize(2);
  }

  @Test
  void aCallThatFailedAfterItWasSentIsBookedAndUsesUpTheBudget() throws InterruptedException {
    ScriptedEngine engine =
        failingOnce(EngineException.Transient.afterSending("timed out", null)).priced(80, 10);
    OneRun run = OneRun.of(engine).budget(upTo(1L, null), engine);

    assertThat(run.translate(ONE).state()).isEqualTo(UnitState.DEFERRED);

    assertThat(run.kept.failures()).containsExactly("billed Transient: timed out");
    assertThat(run.kept.calls().get(0).costInMicros()).isEqualTo(80);
  }

  private static ScriptedEngine failingOnce(EngineException failure) {
    AtomicInteger calls = new AtomicInteger();
    return new ScriptedEngine(
        "engine",
        100,
        request -> {
          if (calls.getAndIncrement() == 0) {
            throw failure;
          }
          return ScriptedEngine.plain(request);
        });
  }

  private static Budget upTo(@Nullable Long calls, @Nullable Long costInMicros) {
    return new Budget(new Limits(calls, null, costInMicros), Amount.NOTHING);
  }
}
