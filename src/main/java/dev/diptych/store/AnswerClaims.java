package dev.diptych.store;

import dev.diptych.digest.AnswerLog.Claim;

/** Whose requests are, among all runs on one database. One object a run, for all its lanes. */
interface AnswerClaims {

  /** See {@link dev.diptych.digest.AnswerLog#claim}. */
  Claim claim(String requestHash);

  /**
   * Ends a claim.
   *
   * @param answered whether the log has the answer; otherwise somebody may be waiting to ask
   */
  void letGo(String requestHash, boolean answered);
}
