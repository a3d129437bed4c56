package dev.diptych.job;

import java.util.List;

/**
 * What the operator asked for is right but not allowed now: the job is already running, the process
 * is fenced, the disk is nearly full. The refusal says why and what to do instead; the message is
 * the reason's code and facts, for the log.
 */
public class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** See {@link RefusedException}. */
  public RefusedException(Refusal refusal) {
    super(refusal.reason().toString());
    this.refusal = refusal;
  }

  /** The same with what helps on, the first to be tried first. */
  public RefusedException(Reason reason, Next... next) {
    this(new Refusal(reason, List.of(next)));
  }

  /** Why, and what to do instead. */
  public Refusal refusal() {
    return refusal;
  }
}
