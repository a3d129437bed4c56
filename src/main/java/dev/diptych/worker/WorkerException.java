package dev.diptych.worker;

/**
 * A worker or a broker that cannot go on; the message says why and what to set or type next, for
 * the operator.
 */
public final class WorkerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What it means for whoever started it. */
  public enum Kind {
    /** A setting or an argument is wrong. */
    USAGE,
    /** Another process is in the way. */
    REFUSED,
    /** Something is not there now; the same command may succeed later. */
    FAILED
  }

  WorkerException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  WorkerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** See {@link Kind}. */
  public Kind kind() {
    return kind;
  }
}
