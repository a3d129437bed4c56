package dev.diptych.operations;

/** What can be done with an edition that was made or begun; whether it may be, its pass decides. */
public enum Act {
  /** Another pass of a finished edition. */
  MEND,
  /** A pass that takes articles out; also of an edition that was given up. */
  WITHDRAW,
  /** Going on with a pass that is not finished. */
  RESTART,
  /** Ending a run that is at work. */
  STOP,
  /** Freeing a pass whose process died. */
  RECOVER,
  /** Giving up a pass that is not finished. */
  ABANDON
}
