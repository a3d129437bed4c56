package dev.diptych.operations;

import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import java.util.function.BooleanSupplier;

/**
 * The order is refused only until somebody else has finished: whoever gave it may wait and give it
 * again. Nothing was changed.
 */
public final class BusyException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private final String who;
  private final transient BooleanSupplier atWork;

  /**
   * Somebody is at work.
   *
   * @param refusal as any
   * @param who the same in a few words, for "waiting for …"
   * @param atWork whether they certainly are still; cheap, and asked without a database
   */
  BusyException(Refusal refusal, String who, BooleanSupplier atWork) {
    super(refusal);
    this.who = who;
    this.atWork = atWork;
  }

  /** Who is waited for. */
  public String who() {
    return who;
  }

  /** Whether giving the order again would certainly be in vain. */
  public boolean stillAtWork() {
    return atWork.getAsBoolean();
  }
}
