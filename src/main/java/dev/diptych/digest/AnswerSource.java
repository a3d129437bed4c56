package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Gets answers: from the log if an equal request was ever answered, otherwise from the engine, and
 * then into the log before anyone sees them. Equal requests in flight are made once. Safe for use
 * by several lanes.
 */
final class AnswerSource {

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  private final AnswerLog log;
  private final Budget budget;
  private final Pause pause;
  private final Map<String, CompletableFuture<Answer>> inFlight = new ConcurrentHashMap<>();

  AnswerSource(AnswerLog log, Budget budget, Pause pause) {
    this.log = log;
    this.budget = budget;
    this.pause = pause;
  }

  /**
   * The answer to a request. A passing failure is retried with growing pauses, or as the provider
   * asks.
   *
   * @throws ExhaustedException if the budget does not allow the call
   */
  Answer answer(TranslationEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException, InterruptedException {
    String hash = Fingerprints.ofRequest(engine.identity(), request);
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = inFlight.putIfAbsent(hash, mine);
    if (other != null) {
      return join(other);
    }
    try {
      Optional<Answer> stored = log.find(hash);
      Answer answer = stored.isPresent() ? stored.get() : insist(hash, engine, request);
      mine.complete(answer);
      return answer;
    } catch (EngineException
        | ExhaustedException
        | InterruptedException
        | RuntimeException
        | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(hash);
    }
  }

  private static Answer join(CompletableFuture<Answer> other)
      throws EngineException, ExhaustedException, InterruptedException {
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
      if (cause instanceof InterruptedException) {
        throw new InterruptedException("The lane that made the same request has ended");
      }
      throw new IllegalStateException("The lane that made the same request failed", cause);
    }
  }

  private Answer insist(String hash, TranslationEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      pause.of(Duration.ZERO); // A run that ends makes no further request.
      try {
        return call(hash, engine, request);
      } catch (EngineException.Transient e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        pause.of(waitAfter(attempt, e.retryAfter()));
      }
    }
  }

  private static Duration waitAfter(int attempt, @Nullable Duration asked) {
    Duration wait = asked != null ? asked : FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    return wait.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wait;
  }

  private Answer call(String hash, TranslationEngine engine, TranslationRequest request)
      throws EngineException, ExhaustedException {
    long characters = request.segments().stream().mapToLong(String::length).sum();
    String spent = budget.reserve(characters);
    if (spent != null) {
      throw new ExhaustedException(spent);
    }
    long start = System.nanoTime();
    try {
      Answer answer = engine.ask(request);
      log.record(facts(hash, engine, request, characters, start), answer);
      return answer;
    } catch (EngineException e) {
      log.recordFailure(
          facts(hash, engine, request, characters, start),
          e.getClass().getSimpleName() + ": " + e.getMessage());
      throw e;
    }
  }

  private static AnswerLog.Call facts(
      String hash,
      TranslationEngine engine,
      TranslationRequest request,
      long characters,
      long start) {
    return new AnswerLog.Call(
        hash,
        engine.identity(),
        request.pair(),
        request.segments().size(),
        characters,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** The budget does not allow another call; the message says which limit was reached. */
  static final class ExhaustedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    ExhaustedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
