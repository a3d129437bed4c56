package dev.diptych.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much an engine takes. The caller splits a unit's segments and spaces its requests
 * accordingly; a single segment longer than {@code maxCharsPerRequest} is sent alone and the engine
 * refuses it with {@link EngineException.Rejected} if it must.
 *
 * @param maxSegmentsPerRequest at least 1
 * @param maxCharsPerRequest UTF-16 units over all segments of a request, at least 1
 * @param maxRequestsAtOnce how many requests of one run may be under way, at least 1
 * @param rate how many may begin within a time, {@code null} for no limit
 */
public record EngineLimits(
    int maxSegmentsPerRequest, int maxCharsPerRequest, int maxRequestsAtOnce, @Nullable Rate rate) {

  /** For engines in this process that take whatever they are given. */
  public static final EngineLimits NONE = new EngineLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Rejects limits under which nothing could be asked. */
  public EngineLimits {
    if (Math.min(Math.min(maxSegmentsPerRequest, maxCharsPerRequest), maxRequestsAtOnce) < 1) {
      throw new IllegalArgumentException("Limits of an engine begin with 1");
    }
  }

  /** Limits of one request only. */
  public EngineLimits(int maxSegmentsPerRequest, int maxCharsPerRequest) {
    this(maxSegmentsPerRequest, maxCharsPerRequest, Integer.MAX_VALUE, null);
  }

  /**
   * So many requests may begin within any interval of this length.
   *
   * @param requests at least 1
   * @param interval longer than nothing
   */
  public record Rate(int requests, Duration interval) {

    /** Rejects a rate of nothing. */
    public Rate {
      if (requests < 1 || interval.isZero() || interval.isNegative()) {
        throw new IllegalArgumentException(
            "A rate is at least one request in a time: %d in %s".formatted(requests, interval));
      }
    }
  }
}
