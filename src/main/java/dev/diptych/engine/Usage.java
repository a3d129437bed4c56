package dev.diptych.engine;

/**
 * What an answer cost.
 *
 * @param characters source characters (UTF-16 units) the provider counts
 * @param inputTokens 0 where the engine has no tokens
 * @param outputTokens 0 where the engine has no tokens
 * @param costInMicros price in millionths of the budget's currency, 0 for a free engine
 */
public record Usage(long characters, long inputTokens, long outputTokens, long costInMicros) {

  /** A free answer for text of this length. */
  public static Usage free(long characters) {
    return new Usage(characters, 0, 0, 0);
  }
}
