package dev.diptych.operations;

import dev.diptych.job.UsageException;

/** A key that makes an order one was used for another order before; nothing was done. */
public final class KeyTakenException extends UsageException {

  private static final long serialVersionUID = 1L;

  /**
   * See {@link KeyTakenException}.
   *
   * @param order the number of the one that has the key
   */
  KeyTakenException(long order) {
    super("Order %d has this key and wants something else; take a new key".formatted(order));
  }
}
