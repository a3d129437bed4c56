package dev.diptych.engine.http;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.Pairs;
import dev.diptych.engine.Reach;
import dev.diptych.engine.TranslationEngine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What engines that are asked by HTTP say of themselves. It remembers the pairs that its provider
 * turned out to lack, so that these cost one call and not one a segment; apart from that without
 * state, and safe for use by several lanes.
 */
public abstract class HttpEngine implements TranslationEngine {

  private final EngineIdentity identity;
  private final Endpoint endpoint;
  private final EngineLimits limits;
  private final Pairs pairs;
  private final Set<LanguagePair> lacking = ConcurrentHashMap.newKeySet();

  /** An engine behind an endpoint. */
  protected HttpEngine(
      EngineIdentity identity, Endpoint endpoint, EngineLimits limits, Pairs pairs) {
    this.identity = identity;
    this.endpoint = endpoint;
    this.limits = limits;
    this.pairs = pairs;
  }

  /**
   * The limits that settings write.
   *
   * @param requestsPerMinute 0 for no limit
   */
  public static EngineLimits limits(
      int segments, int characters, int requestsAtOnce, int requestsPerMinute) {
    return new EngineLimits(
        segments,
        characters,
        requestsAtOnce,
        requestsPerMinute > 0
            ? new EngineLimits.Rate(requestsPerMinute, Duration.ofMinutes(1))
            : null);
  }

  @Override
  public final String name() {
    return identity.name();
  }

  @Override
  public final Reach reach() {
    return endpoint.reach();
  }

  @Override
  public final EngineIdentity identity() {
    return identity;
  }

  @Override
  public final EngineLimits limits() {
    return limits;
  }

  @Override
  public final Pairs pairs() {
    return pairs;
  }

  /** See {@link Endpoint#post}. */
  protected final Reply post(Call call) throws EngineException {
    return endpoint.post(call);
  }

  /**
   * Refuses a pair of which the provider has said that it lacks it.
   *
   * @throws EngineException.Rejected without a call
   */
  protected final void requireNotLacking(LanguagePair pair) throws EngineException.Rejected {
    if (lacking.contains(pair)) {
      throw lacks(pair);
    }
  }

  /** The provider says that it lacks a pair. */
  protected final EngineException.Rejected lacks(LanguagePair pair) {
    lacking.add(pair);
    return new EngineException.Rejected("its provider does not translate " + pair, null);
  }
}
