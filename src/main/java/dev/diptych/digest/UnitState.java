package dev.diptych.digest;

/** Where a work unit stands. */
public enum UnitState {
  /** Not begun, or begun and not finished. */
  PENDING,
  /** Every segment has a target without a finding. */
  TRANSLATED,
  /** Every segment has a target; at least one carries a finding a reader should know. */
  WARNED,
  /** At least one segment has no target; the cause says why. */
  GAP,
  /** Not tried because no engine, budget or time was left; the cause says which. */
  DEFERRED;

  /** Whether something is missing that a later pass may bring. */
  public boolean missing() {
    return this == GAP || this == DEFERRED;
  }
}
