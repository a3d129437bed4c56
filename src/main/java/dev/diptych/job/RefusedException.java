package dev.diptych.job;

/**
 * What the operator asked for is right but not allowed now: the job is already running, the process
 * is fenced, the disk is nearly full. The message says why and which command to type instead.
 */
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** See {@link RefusedException}. */
  public RefusedException(String message) {
    super(message);
  }
}
