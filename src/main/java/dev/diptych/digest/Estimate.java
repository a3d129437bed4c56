package dev.diptych.digest;

/**
 * What translating something would ask of an engine.
 *
 * @param engine the first of the job that has the pair
 * @param repeatable whether it costs nothing, so that nothing is counted
 * @param texts how many different texts there are
 * @param remembered how many of them need not be asked
 * @param outdated how many of the others are remembered of another engine, model or glossary
 * @param calls how many requests, without what is asked again
 * @param characters source characters they send
 * @param costInMicros what they may cost, in millionths of the currency of the engine's prices
 */
public record Estimate(
    String engine,
    boolean repeatable,
    long texts,
    long remembered,
    long outdated,
    long calls,
    long characters,
    long costInMicros) {

  /** Both together; they are of the same engine. */
  public Estimate plus(Estimate more) {
    return new Estimate(
        engine,
        repeatable,
        texts + more.texts,
        remembered + more.remembered,
        outdated + more.outdated,
        calls + more.calls,
        characters + more.characters,
        costInMicros + more.costInMicros);
  }

  /** What may have to be paid, as people write it. */
  public String cost() {
    return Budget.money(costInMicros);
  }
}
