package dev.diptych.digest;

import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.EngineLimits.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of one engine begin as its limits allow: only so many at once, and only so many
 * within a time. One object a run and engine, shared by all lanes.
 */
final class Throttle {

  private final Semaphore atOnce;
  private final @Nullable Rate rate;
  private final Clock clock;
  private final Pause pause;
  private final Deque<Instant> begun = new ArrayDeque<>();

  Throttle(EngineLimits limits, Clock clock, Pause pause) {
    this.atOnce = new Semaphore(limits.maxRequestsAtOnce(), true);
    this.rate = limits.rate();
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Waits until a request may begin.
   *
   * @throws InterruptedException if the run ends meanwhile
   */
  Turn await() throws InterruptedException {
    atOnce.acquire();
    try {
      pause.of(untilBeginning()); // Of nothing, too: a run that ends makes no further request.
    } catch (InterruptedException | RuntimeException e) {
      atOnce.release();
      throw e;
    }
    return atOnce::release;
  }

  /** Takes the next beginning that the rate has free. */
  private synchronized Duration untilBeginning() {
    if (rate == null) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant beginning = now;
    if (begun.size() == rate.requests()) {
      Instant free = begun.removeFirst().plus(rate.interval());
      beginning = free.isAfter(now) ? free : now;
    }
    begun.addLast(beginning);
    return Duration.between(now, beginning);
  }

  /** One request; closed when it has ended. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
