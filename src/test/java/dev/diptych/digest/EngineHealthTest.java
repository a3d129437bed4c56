package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.EngineHealth.Turn;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an engine that fails in passing is left alone, who asks it next, and when it is out. */
@Timeout(60)
class EngineHealthTest {

  private static final String[] TEXTS = {
    "جملة رقم 1 هنا", "جملة رقم 2 هنا", "جملة رقم 3 هنا", "جملة رقم 4 هنا"
  };

  private Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);

  @Test
  void whileItIsLeftAloneAllWaitAndThenOneAsks() {
    EngineHealth health = failing(new EngineHealth("one", Reaction.NEXT, clock));

    assertThat(health.take().pause()).isEqualTo(Duration.ofSeconds(5));
    now = now.plusSeconds(5);
    try (Turn first = health.take()) {
      assertThat(first.mayAsk()).isTrue();
      assertThat(health.take().mayAsk()).as("another lane looks again").isFalse();
      health.failed("d", failure());
    }
    assertThat(health.take().pause()).as("longer each time").isEqualTo(Duration.ofSeconds(10));
    now = now.plusSeconds(10);
    try (Turn again = health.take()) {
      assertThat(again.mayAsk()).isTrue();
      health.answered();
    }
    assertThat(health.take().mayAsk()).isTrue();
    assertThat(health.take().mayAsk()).as("all go on").isTrue();
  }

  @Test
  void itSaysSinceWhenUntilWhenAndWhyItIsLeftAlone() {
    EngineHealth health = new EngineHealth("one", Reaction.NEXT, clock);
    assertThat(health.resting(now)).isNull();
    Instant began = now;
    failing(health);

    EngineChain.Rest rest = health.resting(now);
    assertThat(rest)
        .isEqualTo(
            new EngineChain.Rest(
                EngineChain.Circuit.RESTING, began, now.plusSeconds(5), failure().getMessage()));

    now = now.plusSeconds(40);
    try (Turn probe = health.take()) {
      assertThat(health.failed("d", failure())).as("out for two minutes").isTrue();
    }
    assertThat(health.resting(now))
        .isEqualTo(
            new EngineChain.Rest(
                EngineChain.Circuit.OUT, began, now.plusSeconds(120), failure().getMessage()));

    now = now.plusSeconds(120);
    try (Turn probe = health.take()) {
      health.answered();
    }
    assertThat(health.resting(now)).as("it answers again").isNull();

    health.failed(new EngineException.Unavailable("refuses the key", null));
    assertThat(health.resting(now))
        .isEqualTo(new EngineChain.Rest(EngineChain.Circuit.OUT, now, null, "refuses the key"));
  }

  @Test
  void aLaneThatTookItsTurnAndAskedNothingLeavesItToTheNext() {
    EngineHealth health = failing(new EngineHealth("one", Reaction.NEXT, clock));
    now = now.plusSeconds(5);
    try (Turn found = health.take()) {
      assertThat(found.mayAsk()).as("its answer was in the log after all").isTrue();
    }
    assertThat(health.take().mayAsk()).isTrue();
  }

  @Test
  void whatBeganBeforeItWasLeftAloneMakesThePauseNoLonger() {
    EngineHealth health = failing(new EngineHealth("one", Reaction.NEXT, clock));
    for (String late : List.of("e", "f", "g")) {
      health.failed(late, failure());
    }
    assertThat(health.take().pause()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatOutlastsARestartIsOutForMinutesAndComesBackByItself() {
    EngineHealth health = failing(new EngineHealth("one", Reaction.NEXT, clock));
    assertThat(failsUntilItIsOut(health)).isBetween(30L, 60L);
    assertThat(health.whyOut()).isEqualTo(Cause.of(Code.ENGINE_OUT, "one", "connection refused"));
    now = now.plus(Duration.ofMinutes(2));
    assertThat(health.whyOut()).isNull();
    try (Turn probe = health.take()) {
      assertThat(probe.mayAsk()).isTrue();
      assertThat(health.take().mayAsk()).as("one asks first").isFalse();
    }
  }

  @Test
  void aJobThatWaitsWaitsAsLongAsItSaysAndThenNoMore() {
    Reaction patient = new Reaction(Reaction.Kind.WAIT, Duration.ofMinutes(10));
    EngineHealth health = failing(new EngineHealth("one", patient, clock));
    assertThat(failsUntilItIsOut(health)).isBetween(600L, 660L);
    now = now.plus(Duration.ofDays(1));
    assertThat(health.whyOut()).isNotNull();
  }

  @Test
  void aTextThatAlwaysFailsIsNoReasonToLeaveTheEngineAlone() throws InterruptedException {
    ScriptedEngine engine =
        oneByOne(
            request -> {
              if (request.segments().contains(TEXTS[0])) {
                throw new EngineException.Transient("HTTP 500", null, null);
              }
              return ScriptedEngine.plain(request);
            });
    OneRun run = OneRun.of(engine);

    UnitResult result = run.translate(TEXTS);

    assertThat(result.lines())
        .extracting(line -> line.state())
        .containsExactly(
            UnitState.GAP, UnitState.TRANSLATED, UnitState.TRANSLATED, UnitState.TRANSLATED);
    assertThat(result.causes()).containsExactly(Cause.of(Code.ENGINE_FAILED, "one", "HTTP 500"));
    assertThat(engine.asked()).as("four times, then the others once").hasSize(7);
  }

  @Test
  void aServerThatRestartsIsWaitedForAndAnswersWhatItDidNot() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    ScriptedEngine restarting =
        oneByOne(
            request -> {
              if (calls.incrementAndGet() <= 10) {
                throw failure();
              }
              return ScriptedEngine.plain(request);
            });
    OneRun run = OneRun.of(restarting, ScriptedEngine.good("next"));

    UnitResult result = run.translate(TEXTS);

    assertThat(result.lines().get(3).engine()).extracting("name").isEqualTo("one");
    assertThat(run.pauses).contains(Duration.ofSeconds(5));
    assertThat(result.fallback())
        .as("the first texts went to the next engine after four tries each")
        .satisfies(fallback -> assertThat(fallback.engine()).isEqualTo("one"));
  }

  @Test
  void whatTheNextEngineMadeInsteadSaysOfWhomAndWhy() throws InterruptedException {
    ScriptedEngine down = oneByOne(request -> unavailable());
    OneRun run = OneRun.of(down, ScriptedEngine.good("next"));

    UnitResult result = run.translate(TEXTS);

    assertThat(result.state()).isEqualTo(UnitState.TRANSLATED);
    assertThat(result.fallback())
        .isEqualTo(
            new Fallback(
                "one",
                Cause.of(Code.ENGINE_OUT, "one", "the key is refused"),
                Instant.parse("2026-11-24T02:00:00Z")));
  }

  @Test
  void whatTheFirstEngineMadeOrRemembersIsNoFallback() throws InterruptedException {
    ScriptedEngine first = ScriptedEngine.good("one");
    OneRun night = OneRun.of(first, ScriptedEngine.good("next"));
    assertThat(night.translate(TEXTS).fallback()).isNull();
    ScriptedEngine down = oneByOne(request -> unavailable());
    assertThat(night.again(down, ScriptedEngine.good("next")).translate(TEXTS).fallback()).isNull();
    assertThat(down.asked()).isEmpty();
  }

  /** Three requests, four failures: it is left alone. */
  private static EngineHealth failing(EngineHealth health) {
    for (String request : List.of("a", "b", "b", "c")) {
      assertThat(health.take().mayAsk()).isTrue();
      health.failed(request, failure());
    }
    assertThat(health.isResting()).isTrue();
    return health;
  }

  private long failsUntilItIsOut(EngineHealth health) {
    Instant began = now;
    while (health.whyOut() == null) {
      now = now.plus(health.take().pause());
      try (Turn turn = health.take()) {
        assertThat(turn.mayAsk()).isTrue();
        health.failed("d", failure());
      }
    }
    return Duration.between(began, now).toSeconds();
  }

  private static ScriptedEngine oneByOne(ScriptedEngine.Script script) {
    return new ScriptedEngine("one", 1, script).limits(new EngineLimits(1, 1_000));
  }

  private static String unavailable() throws EngineException {
    throw new EngineException.Unavailable("the key is refused", null);
  }

  private static EngineException.Transient failure() {
    return new EngineException.Transient("connection refused", null, null);
  }
}
