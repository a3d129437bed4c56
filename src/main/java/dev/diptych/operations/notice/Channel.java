package dev.diptych.operations.notice;

import dev.diptych.store.Alerts.AlertRow;

/** A way to tell somebody something. Called by one thread at a time. */
interface Channel {

  /** Its name in the tables. */
  String name();

  /** Whether somebody gets notices of this kind by it. */
  boolean takes(Kind kind);

  /**
   * Tells it.
   *
   * @throws NotToldException if that failed; it is tried again
   */
  void tell(AlertRow alert) throws NotToldException;

  /** A notice did not reach anybody. */
  final class NotToldException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * With a message for an operator.
     *
     * @param cause for the log
     */
    NotToldException(String message, Throwable cause) {
      super(message, cause);
    }

    NotToldException(String message) {
      super(message);
    }
  }
}
