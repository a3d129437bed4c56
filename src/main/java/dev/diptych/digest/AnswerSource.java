package dev.diptych.digest;

import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Gets answers: from the log if an equal request was ever answered, otherwise from the engine, and
 * then into the log before anyone sees them. Equal requests in flight are made once. What an engine
 * repeats at no cost is asked for and neither looked up nor kept nor counted. Safe for use by
 * several lanes.
 */
final class AnswerSource {

  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final AnswerLog log;
  private final Budget budget;
  private final Clock clock;
  private final Pause pause;
  private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Answer>> inFlight = new ConcurrentHashMap<>();

  AnswerSource(AnswerLog log, Budget budget, Clock clock, Pause pause) {
    this.log = log;
    this.budget = budget;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * The answer to a request. A passing failure is retried with growing pauses, or as the provider
   * asks, unless it asks for longer than a minute.
   *
   * @throws ExhaustedException if the budget does not allow the call
   * @throws FaultException if the engine has a bug
   * @throws InterruptedException if the run ends while this lane, or the one that makes the same
   *     request, waits
   */
  Answer answer(TranslationEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    GuardedEngine guarded = new GuardedEngine(engine);
    if (engine.repeatable()) {
      pause.of(Duration.ZERO); // A run that ends makes no further request.
      return guarded.ask(request);
    }
    String hash = Fingerprints.ofRequest(engine.identity(), request);
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = inFlight.putIfAbsent(hash, mine);
    if (other != null) {
      return join(other);
    }
    try {
      Optional<Answer> stored = log.find(hash);
      Answer answer = stored.isPresent() ? stored.get() : insist(hash, guarded, request);
      mine.complete(answer);
      return answer;
    } catch (Exception | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(hash);
    }
  }

  /** What became of the other lane's request became of this one's. */
  private static Answer join(CompletableFuture<Answer> other)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    try {
      return other.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof EngineException engineException) {
        throw engineException;
      }
      if (cause instanceof ExhaustedException exhausted) {
        throw exhausted;
      }
      if (cause instanceof FaultException fault) {
        throw fault;
      }
      if (cause instanceof InterruptedException) {
        throw new InterruptedException("The lane that made the same request gave it up");
      }
      throw new IllegalStateException("The lane that made the same request failed", cause);
    }
  }

  private Answer insist(String hash, GuardedEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      pause.beforeRequest(); // A run that ends makes no further request.
      try {
        return call(hash, engine, request);
      } catch (EngineException.Transient e) {
        if (attempt == MAX_ATTEMPTS || asksForLonger(e)) {
          throw e;
        }
        pause.of(waitAfter(attempt, e.retryAfter()));
      }
    }
  }

  /** Whether the provider asks for a longer pause than anybody makes before one request. */
  static boolean asksForLonger(EngineException.Transient failure) {
    Duration asked = failure.retryAfter();
    return asked != null && asked.compareTo(MAX_PAUSE) > 0;
  }

  private static Duration waitAfter(int attempt, @Nullable Duration asked) {
    if (asked != null) {
      return asked.isNegative() ? Duration.ZERO : asked;
    }
    return FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
  }

  private Answer call(String hash, GuardedEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    long characters = request.segments().stream().mapToLong(String::length).sum();
    try (Throttle.Turn turn = throttle(engine.engine()).await();
        Budget.Reservation reservation = budget.reserve(characters)) {
      CallFacts facts = new CallFacts(hash, engine.engine(), request, characters);
      try {
        Answer answer = engine.ask(request);
        Answer standing = log.record(facts.call(), answer);
        reservation.settle(answer.usage().characters());
        return standing;
      } catch (EngineException e) {
        log.recordFailure(
            facts.call(), e.getClass().getSimpleName() + ": " + e.getMessage(), e.possiblyBilled());
        if (!e.possiblyBilled()) {
          reservation.release();
        }
        throw e;
      } catch (FaultException e) {
        log.recordFailure(facts.call(), "Fault: " + e.reason(), true);
        throw e;
      }
    }
  }

  private Throttle throttle(TranslationEngine engine) {
    return throttles.computeIfAbsent(
        engine.name(), name -> new Throttle(engine.limits(), clock, pause));
  }

  /** A call that has begun; latency is measured to the moment it is written down. */
  private record CallFacts(
      String hash,
      TranslationEngine engine,
      TranslationRequest request,
      long characters,
      long start) {

    CallFacts(String hash, TranslationEngine engine, TranslationRequest request, long characters) {
      this(hash, engine, request, characters, System.nanoTime());
    }

    AnswerLog.Call call() {
      return new AnswerLog.Call(
          hash,
          engine.identity(),
          request.pair(),
          request.segments().size(),
          characters,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
