package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.EngineLimits.Rate;
import dev.diptych.engine.RequestContext;
import dev.diptych.publish.CauseWords;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines that are busy, limited, or have bugs. */
@Timeout(60)
class EngineTroubleTest {

  private static final String ONE = "جملة رقم 1 هنا";
  private static final String TWO = "جملة رقم 2 هنا";

  @Test
  void anEngineThatAsksForALongPauseIsLeftAloneUntilThenAndComesBackByItself()
      throws InterruptedException {
    ScriptedEngine busy =
        failingOnce(() -> new EngineException.Transient("too many", Duration.ofMinutes(15), null));
    ScriptedEngine next = ScriptedEngine.good("next");
    OneRun run = OneRun.of(busy, next);

    assertThat(run.translate(ONE).engines()).isEqualTo("next");
    run.advance(Duration.ofMinutes(14));
    assertThat(run.translate(TWO).engines()).isEqualTo("next");
    assertThat(busy.asked()).as("it is not hammered").hasSize(1);
    assertThat(run.pauses).isEmpty();
    run.advance(Duration.ofMinutes(1));
    assertThat(run.translate("جملة رقم 3 هنا").engines()).isEqualTo("busy");
  }

  @Test
  void withoutAnotherEngineWhatIsLeftSaysUntilWhen() throws InterruptedException {
    ScriptedEngine busy =
        failingOnce(() -> new EngineException.Transient("too many", Duration.ofMinutes(15), null));
    UnitResult result = OneRun.of(busy).translate(ONE);
    assertThat(result.state()).isEqualTo(UnitState.DEFERRED);
    assertThat(CauseWords.english(result.causes()))
        .isEqualTo("busy: too many; it asks to be left alone until 2026-11-24T02:15:00Z");
  }

  @Test
  void aRunWithPatienceWaitsAsLongAsTheEngineAsks() throws InterruptedException {
    ScriptedEngine busy =
        failingOnce(() -> new EngineException.Transient("too many", Duration.ofMinutes(8), null));
    Reaction wait = new Reaction(Reaction.Kind.WAIT, Duration.ofMinutes(10));
    OneRun run = OneRun.of(busy).reaction(wait, busy);

    assertThat(run.translate(ONE).state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(run.pauses).containsExactly(Duration.ofMinutes(8));
    assertThat(busy.asked()).hasSize(2);
  }

  @Test
  void aStopEndsTheWait() {
    ScriptedEngine busy =
        failingOnce(() -> new EngineException.Transient("too many", Duration.ofMinutes(8), null));
    OneRun run =
        OneRun.of(busy).reaction(new Reaction(Reaction.Kind.WAIT, Duration.ofMinutes(10)), busy);
    run.end();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> run.translate(ONE));
  }

  @Test
  void aRunThatEndsMakesNoFurtherRequest() {
    for (boolean repeatable : List.of(false, true)) {
      AtomicReference<OneRun> run = new AtomicReference<>();
      ScriptedEngine engine =
          new ScriptedEngine(
              "one",
              1,
              request -> {
                run.get().end();
                return ScriptedEngine.plain(request);
              });
      run.set(OneRun.of(repeatable ? engine.thatRepeats() : engine));

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> run.get().translate(ONE, TWO));
      assertThat(engine.asked()).hasSize(1);
    }
  }

  @Test
  void onlyCallsThatMayBeBilledUseUpTheBudget() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    ScriptedEngine shaky =
        new ScriptedEngine(
            "shaky",
            1,
            request -> {
              switch (calls.incrementAndGet()) {
                case 1, 2 -> throw new EngineException.Transient("refused connection", null, null);
                case 3 -> throw EngineException.Transient.afterSending("timed out", null);
                default -> {}
              }
              return ScriptedEngine.plain(request);
            });
    Budget budget = new Budget(new Budget.Limits(2L, null, null), Budget.Amount.NOTHING);
    OneRun run = OneRun.of(shaky).budget(budget, shaky);

    UnitResult result = run.translate(ONE, TWO);

    assertThat(shaky.asked()).as("two at no cost, a timeout, an answer").hasSize(4);
    assertThat(result.lines().get(0).state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(CauseWords.english(result.causes())).isEqualTo("budget of 2 calls used up");
    assertThat(run.kept.failures())
        .containsExactly(
            "Transient: refused connection",
            "Transient: refused connection",
            "billed Transient: timed out");
  }

  @Test
  void aBugIsAGapOfTheTextsItStrikesAndTheNextEngineIsAsked() throws InterruptedException {
    ScriptedEngine faulty =
        new ScriptedEngine(
            "faulty",
            1,
            request -> {
              if (request.segments().contains(ONE)) {
                throw new ArrayIndexOutOfBoundsException("Index 7 out of bounds");
              }
              return ScriptedEngine.plain(request);
            });

    UnitResult alone = OneRun.of(faulty).translate(ONE, TWO);

    assertThat(alone.lines())
        .extracting(line -> line.state())
        .containsExactly(UnitState.GAP, UnitState.TRANSLATED);
    assertThat(CauseWords.english(alone.causes()))
        .isEqualTo("faulty had a fault: Index 7 out of bounds");
    assertThat(OneRun.of(faulty, ScriptedEngine.good("next")).translate(ONE, TWO).engines())
        .isEqualTo("faulty,next");
  }

  @Test
  void aRunOutOfMemoryIsNoGap() {
    ScriptedEngine dying =
        new ScriptedEngine(
            "dying",
            1,
            request -> {
              throw new OutOfMemoryError("no memory left");
            });
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> OneRun.of(dying).translate(ONE));
  }

  @Test
  void requestsBeginOnlyAsFastAsTheEngineTakesThem() throws InterruptedException {
    ScriptedEngine slow =
        ScriptedEngine.good("slow")
            .limits(
                new EngineLimits(1, 1_000, Integer.MAX_VALUE, new Rate(2, Duration.ofSeconds(10))));
    OneRun run = OneRun.of(slow);

    run.translate(ONE, TWO, "جملة رقم 3 هنا", "جملة رقم 4 هنا", "جملة رقم 5 هنا");

    assertThat(run.pauses).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  @Test
  void noMoreRequestsAreUnderWayThanTheEngineTakes() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ScriptedEngine narrow =
        new ScriptedEngine(
                "narrow",
                1,
                request -> {
                  most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                  Thread.yield();
                  underWay.decrementAndGet();
                  return ScriptedEngine.plain(request);
                })
            .limits(new EngineLimits(1, 1_000, 2, null));
    OneRun run = OneRun.of(narrow);
    ExecutorService lanes = Executors.newFixedThreadPool(8);
    try {
      List<Future<UnitResult>> results =
          IntStream.range(0, 200)
              .mapToObj(i -> lanes.submit(() -> run.translate("جملة رقم %d هنا".formatted(i))))
              .toList();
      for (Future<UnitResult> result : results) {
        assertThat(result.get().state()).isEqualTo(UnitState.TRANSLATED);
      }
    } finally {
      lanes.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, 2);
    assertThat(narrow.asked()).hasSize(200);
  }

  @Test
  void contextIsSentToWhomItHelpsAndMakesAnotherRequestButNoOtherMemory()
      throws InterruptedException {
    RequestContext here = new RequestContext("عنوان", "قسم", List.of("قبل ذلك."));
    ScriptedEngine helped = ScriptedEngine.good("helped").withContext();
    OneRun run = OneRun.of(helped);

    run.translate(OneRun.unit(here, ONE, TWO));

    assertThat(helped.asked())
        .singleElement()
        .satisfies(r -> assertThat(r.context()).isEqualTo(here));
    run.translate(OneRun.unit(RequestContext.NONE, ONE));
    assertThat(helped.asked()).as("the memory knows the text anywhere").hasSize(1);

    ScriptedEngine one =
        ScriptedEngine.good("helped").withContext().limits(new EngineLimits(1, 99));
    OneRun alone = OneRun.of(one);
    alone.translate(OneRun.unit(here, ONE, TWO));
    assertThat(one.asked().get(1).context().before()).containsExactly("قبل ذلك.", ONE);
  }

  @Test
  void anEngineThatMakesNoUseOfContextGetsNoneSoThatEqualTextsStayOneCall()
      throws InterruptedException {
    ScriptedEngine spoils = new ScriptedEngine("spoils", 100, request -> "");
    OneRun run = OneRun.of(spoils);
    run.translate(OneRun.unit(new RequestContext("أ", "", List.of()), ONE));
    run.translate(OneRun.unit(new RequestContext("ب", "", List.of()), ONE));
    assertThat(spoils.asked())
        .singleElement()
        .satisfies(r -> assertThat(r.context()).isEqualTo(RequestContext.NONE));
  }

  private static ScriptedEngine failingOnce(Supplier<EngineException> failure) {
    AtomicInteger calls = new AtomicInteger();
    return new ScriptedEngine(
        "busy",
        100,
        request -> {
          if (calls.incrementAndGet() == 1) {
            throw failure.get();
          }
          return ScriptedEngine.plain(request);
        });
  }
}
