package dev.diptych.engine;

/**
 * How much one request may hold. The caller splits a unit's segments accordingly; a single segment
 * longer than {@code maxCharsPerRequest} is sent alone and the engine refuses it with {@link
 * EngineException.Rejected} if it must.
 *
 * @param maxSegmentsPerRequest at least 1
 * @param maxCharsPerRequest UTF-16 units over all segments of a request, at least 1
 */
public record EngineLimits(int maxSegmentsPerRequest, int maxCharsPerRequest) {

  /** For engines in this process that take whatever they are given. */
  public static final EngineLimits NONE = new EngineLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
