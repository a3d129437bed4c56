package dev.diptych.store;

/** The files of the embedded database cannot be exchanged while a process has them open. */
public final class DatabaseInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseInUseException(String message) {
    super(message);
  }
}
