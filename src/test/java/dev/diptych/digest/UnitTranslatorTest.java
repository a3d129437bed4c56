package dev.diptych.digest;

import static dev.diptych.digest.OneRun.unit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.WorkUnit.Line;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.publish.CauseWords;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnitTranslatorTest {

  private final OneRun first = OneRun.of();
  private final KeptInMemory kept = first.kept;

  @Test
  void translatesEachTextOnceAndRemembersIt() throws InterruptedException {
    ScriptedEngine engine = ScriptedEngine.good("one");
    WorkUnit unit = unit("جملة رقم 1 هنا", "جملة رقم 2 هنا", "جملة رقم 1 هنا");

    UnitResult result = translator(Reaction.NEXT, engine).translate(unit);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.engines()).isEqualTo("one");
    assertThat(result.lines())
        .extracting(line -> line.target())
        .containsExactly(
            "Sentence number 1 in English words.",
            "Sentence number 2 in English words.",
            "Sentence number 1 in English words.");
    assertThat(engine.asked()).singleElement().extracting(r -> r.segments().size()).isEqualTo(2);
    translator(Reaction.NEXT, engine).translate(unit);
    assertThat(engine.asked()).as("the second time from memory").hasSize(1);
  }

  @Test
  void anAnswerThatWasLoggedIsNotAskedForAgainAlsoWhenNothingWasRemembered()
      throws InterruptedException {
    ScriptedEngine engine = new ScriptedEngine("one", 100, request -> "");
    WorkUnit unit = unit("جملة رقم 1 هنا");

    assertThat(translator(Reaction.NEXT, engine).translate(unit).state()).isEqualTo(UnitState.GAP);
    assertThat(translator(Reaction.NEXT, engine).translate(unit).state()).isEqualTo(UnitState.GAP);

    assertThat(engine.asked()).hasSize(1);
    assertThat(kept.answerCount()).isEqualTo(1);
    assertThat(kept.entryCount()).isZero();
  }

  @Test
  void equalRequestsInFlightAreMadeOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedEngine engine =
        new ScriptedEngine(
            "one",
            100,
            request -> {
              asked.countDown();
              awaitQuietly(goOn);
              return ScriptedEngine.plain(request);
            });
    OneRun translator = translator(Reaction.NEXT, engine);
    ExecutorService lanes = Executors.newFixedThreadPool(2);
    try {
      Future<UnitResult> first = lanes.submit(() -> translator.translate(unit("جملة رقم 5 هنا")));
      asked.await();
      Future<UnitResult> second = lanes.submit(() -> translator.translate(unit("جملة رقم 5 هنا")));
      goOn.countDown();
      assertThat(first.get().state()).isEqualTo(UnitState.TRANSLATED);
      assertThat(second.get().state()).isEqualTo(UnitState.TRANSLATED);
    } finally {
      lanes.shutdownNow();
    }
    assertThat(engine.asked()).hasSize(1);
  }

  @Test
  void aRejectedRequestIsHalvedUntilOneSegmentIsToBlame() throws InterruptedException {
    ScriptedEngine engine =
        new ScriptedEngine(
            "one",
            100,
            request -> {
              if (String.join("", request.segments()).contains("سيئة")) {
                throw new EngineException.Rejected("bad content", null);
              }
              return ScriptedEngine.plain(request);
            });

    UnitResult result =
        translator(Reaction.NEXT, engine)
            .translate(unit("جملة رقم 1 هنا", "جملة سيئة 2", "جملة رقم 3 هنا", "جملة رقم 4 هنا"));

    assertThat(result.lines())
        .extracting(line -> line.state())
        .containsExactly(
            UnitState.TRANSLATED, UnitState.GAP, UnitState.TRANSLATED, UnitState.TRANSLATED);
    assertThat(CauseWords.english(result.causes())).contains("one: bad content");
  }

  @Test
  void aTextThatOneEngineSpoilsIsGivenToTheNext() throws InterruptedException {
    ScriptedEngine echo =
        new ScriptedEngine("echo", 100, request -> String.join("\n", request.segments()));
    ScriptedEngine good = ScriptedEngine.good("good");

    UnitResult result = translator(Reaction.NEXT, echo, good).translate(unit("جملة رقم 7 هنا"));

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.engines()).isEqualTo("good");
  }

  @Test
  void passingFailuresAreRetriedWithGrowingPausesOrAsTheProviderAsks() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    ScriptedEngine engine =
        new ScriptedEngine(
            "one",
            100,
            request -> {
              int call = calls.incrementAndGet();
              if (call <= 3) {
                throw new EngineException.Transient(
                    "busy", call == 3 ? Duration.ofSeconds(17) : null, null);
              }
              return ScriptedEngine.plain(request);
            });

    OneRun run = translator(Reaction.NEXT, engine);

    assertThat(run.translate("جملة رقم 7 هنا").state()).isEqualTo(UnitState.TRANSLATED);

    assertThat(run.pauses)
        .satisfiesExactly(
            first -> assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_500)),
            second -> assertThat(second).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3)),
            asked -> assertThat(asked).isEqualTo(Duration.ofSeconds(17)));
    assertThat(run.pauses.get(1))
        .as("twice as long, with the request's own share")
        .isCloseTo(run.pauses.get(0).multipliedBy(2), Duration.ofMillis(2));
    assertThat(kept.failures()).hasSize(3).allMatch(failure -> failure.contains("busy"));
  }

  @Test
  void anEngineThatIsDownIsOutForTheRunAndTheChainGoesOn() throws InterruptedException {
    ScriptedEngine down = failing("down", new EngineException.Unavailable("no route", null));
    ScriptedEngine good = ScriptedEngine.good("good");
    OneRun translator = translator(Reaction.NEXT, down, good);

    assertThat(translator.translate(unit("جملة رقم 1 هنا")).engines()).isEqualTo("good");
    assertThat(translator.translate(unit("جملة رقم 2 هنا")).engines()).isEqualTo("good");

    assertThat(down.asked()).hasSize(1);
  }

  @Test
  void withoutAnyEngineLeftUnitsAreDeferredAndStopHaltsEverything() throws InterruptedException {
    ScriptedEngine used = failing("used", new EngineException.QuotaExceeded("no credit", null));
    UnitResult result = translator(Reaction.NEXT, used).translate(unit("جملة رقم 1 هنا"));
    assertThat(result.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(CauseWords.english(result.causes())).isEqualTo("used: no credit");

    ScriptedEngine good = ScriptedEngine.good("good");
    Reaction stop = new Reaction(Reaction.Kind.STOP, null);
    UnitResult stopped = translator(stop, used, good).translate(unit("جملة رقم 1 هنا"));
    assertThat(stopped.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(good.asked()).isEmpty();
  }

  @Test
  void waitAsksAgainUntilThePatienceIsUsedUp() throws InterruptedException {
    ScriptedEngine down = failing("down", new EngineException.Unavailable("no route", null));
    Reaction wait = new Reaction(Reaction.Kind.WAIT, Duration.ofSeconds(12));

    UnitResult result = translator(wait, down).translate(unit("جملة رقم 1 هنا"));

    assertThat(result.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(down.asked()).as("at 0, 5, 10 and 15 seconds").hasSize(4);
  }

  @Test
  void aBudgetIsNeverOverrunAndTheRestIsDeferred() throws InterruptedException {
    ScriptedEngine engine = new ScriptedEngine("one", 1, ScriptedEngine::plain);
    OneRun translator =
        translator(Reaction.NEXT, engine)
            .budget(
                new Budget(new Budget.Limits(3L, null, null), new Budget.Amount(1, 0, 0)), engine);

    UnitResult result =
        translator.translate(unit("جملة رقم 1 هنا", "جملة رقم 2 هنا", "جملة رقم 3 هنا"));

    assertThat(engine.asked()).hasSize(2);
    assertThat(result.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(CauseWords.english(result.causes())).isEqualTo("budget of 3 calls used up");
    assertThat(result.lines().get(0).state()).isEqualTo(UnitState.TRANSLATED);
  }

  @Test
  void aPairNobodyHasIsAGap() throws InterruptedException {
    WorkUnit unit =
        new WorkUnit("a", "s0", new LanguagePair("ar", "fr"), List.of(new Line("s0.1", "جملة")));
    UnitResult result = translator(Reaction.NEXT, ScriptedEngine.good("one")).translate(unit);
    assertThat(result.state()).isEqualTo(UnitState.GAP);
    assertThat(CauseWords.english(result.causes()))
        .isEqualTo("no engine of this job translates ar into fr (engines: one)");
  }

  /** A run of its own over what the runs before it kept. */
  private OneRun translator(Reaction reaction, TranslationEngine... engines) {
    return first.again(engines).reaction(reaction, engines);
  }

  private static ScriptedEngine failing(String name, EngineException failure) {
    return new ScriptedEngine(
        name,
        100,
        (TranslationRequest request) -> {
          throw failure;
        });
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
