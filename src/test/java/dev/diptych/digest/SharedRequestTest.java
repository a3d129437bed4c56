package dev.diptych.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two lanes that want the same answer: what becomes of the one that waits for the other. */
@Timeout(60)
class SharedRequestTest {

  private static final EngineChain CHAIN =
      new EngineChain(List.of(), Reaction.NEXT, Clock.systemUTC());

  private static final TranslationRequest REQUEST =
      new TranslationRequest(OneRun.unit("جملة").pair(), List.of("جملة رقم 1 هنا"), List.of());

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final KeptInMemory kept = new KeptInMemory();
  private final ExecutorService lanes = Executors.newFixedThreadPool(2);

  @AfterEach
  void endLanes() {
    lanes.shutdownNow();
  }

  @Test
  void aStopThatEndsTheAskingLaneEndsTheWaitingOneTheSameWay() {
    ScriptedEngine busy = engine(() -> failing(new EngineException.Transient("busy", null, null)));
    Pause stoppedMeanwhile =
        duration -> {
          if (!duration.isZero()) {
            throw new InterruptedException("The run ends");
          }
        };
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting(busy, stoppedMeanwhile).get())
        .withCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void aRefusalIsARefusalForBoth() {
    ScriptedEngine refusing =
        engine(() -> failing(new EngineException.Rejected("bad content", null)));
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting(refusing, Pause.SLEEP).get())
        .withCauseInstanceOf(EngineException.Rejected.class);
  }

  @Test
  void aBugIsAFaultForBoth() {
    ScriptedEngine faulty =
        engine(
            () -> {
              throw new IllegalStateException("a bug");
            });
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting(faulty, Pause.SLEEP).get())
        .withCauseInstanceOf(GuardedEngine.FaultException.class)
        .withMessageContaining("one had a fault: a bug");
  }

  @Test
  void whatStrikesTheProcessFailsBoth() {
    ScriptedEngine dying =
        engine(
            () -> {
              throw new OutOfMemoryError("no memory left");
            });
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting(dying, Pause.SLEEP).get())
        .withCauseInstanceOf(IllegalStateException.class)
        .withRootCauseInstanceOf(OutOfMemoryError.class);
  }

  private static String failing(EngineException failure) throws EngineException {
    throw failure;
  }

  private ScriptedEngine engine(Callable<String> answer) {
    return new ScriptedEngine(
        "one",
        100,
        request -> {
          asked.countDown();
          try {
            goOn.await();
            return answer.call();
          } catch (EngineException | RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** The second of two lanes with the same request, in which the first has begun to ask. */
  private Future<Answer> waiting(ScriptedEngine engine, Pause pause) throws Exception {
    AnswerSource source = new AnswerSource(CHAIN, kept, Budget.unlimited(), pause);
    Future<Answer> first =
        lanes.submit(() -> source.answer(new Exchange.Translation(engine, REQUEST)));
    asked.await();
    AtomicReference<Thread> waiting = new AtomicReference<>();
    Future<Answer> second =
        lanes.submit(
            () -> {
              waiting.set(Thread.currentThread());
              return source.answer(new Exchange.Translation(engine, REQUEST));
            });
    while (waiting.get() == null || waiting.get().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    assertThat(first).failsWithin(Duration.ofSeconds(30));
    assertThat(second).failsWithin(Duration.ofSeconds(30));
    assertThat(engine.asked()).as("the second lane asked nobody").hasSize(1);
    return second;
  }
}
