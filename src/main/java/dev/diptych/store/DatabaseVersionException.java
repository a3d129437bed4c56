package dev.diptych.store;

/**
 * The tables are not those of this version, and are not to be made so now; the message names both
 * versions and says what to do. Nothing was changed.
 */
public final class DatabaseVersionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseVersionException(String message) {
    super(message);
  }
}
