package dev.diptych.store;

/**
 * A file that was named as a backup is none that can be restored; the message says what it lacks.
 */
public final class NoBackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoBackupException(String message) {
    super(message);
  }
}
