package dev.diptych.operations.notice;

/** What somebody is told of. */
enum Kind {
  /** A run failed, and nothing goes on with it by itself. */
  FAILED,
  /** The process of a run died, and nothing goes on with it by itself. */
  DIED,
  /** An edition is out, and something is missing in it. */
  GAPS,
  /** What a schedule ordered was refused, or failed before it became a run. */
  REFUSED,
  /** No edition is out by the time that its job names. */
  LATE,
  /** The disk has less room than a job wants. */
  DISK,
  /** The newest copy of the database is older than it may be. */
  BACKUP,
  /** What an alert was about has ended well. */
  ALL_CLEAR,
  /** An edition is out: its index. */
  MORNING;

  /** Whether somebody should do something. */
  boolean isAlert() {
    return this != ALL_CLEAR && this != MORNING;
  }
}
