package dev.diptych.digest;

import dev.diptych.digest.AnswerLog.Claim;
import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Gets answers: from the log if an equal request was ever answered, otherwise from the engine, and
 * then into the log before anyone sees them. Equal requests in flight are made once: by the lanes
 * of this run, and by all runs whose log is the same. What an engine repeats at no cost is asked
 * for and neither looked up nor claimed nor kept nor counted. Safe for use by several lanes.
 */
final class AnswerSource {

  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  /**
   * Longer than four attempts under the time limits that engines have by themselves: whoever lives
   * and has not answered by then is not waited for, for asking twice is better than never.
   */
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration RAREST_LOOK = Duration.ofSeconds(1);

  private static final int MAX_ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** The first byte of a hash is less than this. */
  private static final int MOST_SHARES = 256;

  private final EngineChain chain;
  private final AnswerLog log;
  private final Budget budget;
  private final Pause pause;
  private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Answer>> inFlight = new ConcurrentHashMap<>();

  AnswerSource(EngineChain chain, AnswerLog log, Budget budget, Pause pause) {
    this.chain = chain;
    this.log = log;
    this.budget = budget;
    this.pause = pause;
  }

  /**
   * The answer to a request. A passing failure is retried with growing pauses, or as the provider
   * asks, unless it asks for longer than a minute or the engine is left alone meanwhile.
   *
   * @throws ExhaustedException if the budget does not allow the call
   * @throws FaultException if the engine has a bug
   * @throws InterruptedException if the run ends while this lane, or the one that makes the same
   *     request, waits
   */
  Answer answer(Exchange exchange)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    if (exchange.engine().repeatable()) {
      pause.of(Duration.ZERO); // A run that ends makes no further request.
      return exchange.ask();
    }
    String hash = exchange.hash();
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> other = inFlight.putIfAbsent(hash, mine);
    if (other != null) {
      return join(other);
    }
    try {
      Answer answer = obtain(hash, exchange);
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

  /**
   * Finds the answer, makes the request, or waits while another run makes it. Whoever waits has
   * claimed nothing itself, so no two wait for each other.
   */
  private Answer obtain(String hash, Exchange exchange)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    Duration waited = Duration.ZERO;
    Duration next = FIRST_LOOK;
    while (true) {
      Claim claim = log.claim(hash);
      if (claim.answer() != null) {
        return claim.answer();
      }
      if (claim.mine()) {
        try {
          return insist(hash, exchange);
        } finally {
          log.letGo(hash);
        }
      }
      if (waited.compareTo(MAX_WAIT) >= 0) {
        return insist(hash, exchange);
      }
      Cause halted = chain.whyHalted();
      if (halted != null) {
        throw new ExhaustedException(halted);
      }
      pause.of(next);
      waited = waited.plus(next);
      next = next.compareTo(RAREST_LOOK) < 0 ? next.multipliedBy(2) : RAREST_LOOK;
    }
  }

  private Answer insist(String hash, Exchange exchange)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      pause.beforeRequest(); // A run that ends makes no further request.
      try {
        Answer answer = call(hash, exchange);
        chain.answered(exchange.engine());
        return answer;
      } catch (EngineException.Transient e) {
        if (asksForLonger(e)) {
          throw e;
        }
        chain.failed(exchange.engine(), hash, e);
        if (attempt == MAX_ATTEMPTS || chain.isResting(exchange.engine())) {
          throw e;
        }
        pause.of(waitAfter(attempt, e.retryAfter(), hash));
      } catch (EngineException.Rejected | FaultException e) {
        chain.answered(exchange.engine());
        throw e;
      }
    }
  }

  /** Whether the provider asks for a longer pause than anybody makes before one request. */
  static boolean asksForLonger(EngineException.Transient failure) {
    Duration asked = failure.retryAfter();
    return asked != null && asked.compareTo(MAX_PAUSE) > 0;
  }

  /** Requests that failed together do not come back together: each has its share of the pause. */
  private static Duration waitAfter(int attempt, @Nullable Duration asked, String hash) {
    if (asked != null) {
      return asked.isNegative() ? Duration.ZERO : asked;
    }
    long pause = FIRST_PAUSE.multipliedBy(1L << (attempt - 1)).toMillis();
    int share = Integer.parseInt(hash.substring(0, 2), 16);
    return Duration.ofMillis(pause / 2 + pause * share / MOST_SHARES);
  }

  private Answer call(String hash, Exchange exchange)
      throws EngineException, ExhaustedException, FaultException, InterruptedException {
    try (Throttle.Turn turn = throttle(exchange).await();
        Budget.Reservation reservation =
            budget.reserve(exchange.characters(), exchange.costInMicros())) {
      CallFacts facts = new CallFacts(hash, exchange);
      try {
        Answer answer = exchange.ask();
        Answer standing = log.record(facts.call(), answer);
        reservation.settle(answer.usage());
        return standing;
      } catch (EngineException e) {
        log.recordFailure(
            facts.call(), e.getClass().getSimpleName() + ": " + e.getMessage(), e.possiblyBilled());
        if (!e.possiblyBilled()) {
          reservation.release();
        }
        throw e;
      } catch (FaultException e) {
        log.recordFailure(facts.call(), "Fault: " + e.getMessage(), true);
        throw e;
      }
    }
  }

  private Throttle throttle(Exchange exchange) {
    return throttles.computeIfAbsent(
        exchange.engine().name(), name -> new Throttle(exchange.limits(), chain.clock(), pause));
  }

  /** A call that has begun; latency is measured to the moment it is written down. */
  private record CallFacts(String hash, Exchange exchange, long start) {

    CallFacts(String hash, Exchange exchange) {
      this(hash, exchange, System.nanoTime());
    }

    AnswerLog.Call call() {
      return new AnswerLog.Call(
          hash,
          exchange.engine().identity(),
          exchange.pair(),
          exchange.segments(),
          exchange.characters(),
          exchange.costInMicros(),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
