package dev.diptych.store;

/**
 * What was named as the place of a copy cannot take one; the message says why. Nothing was changed
 * in it.
 */
public final class NoTargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoTargetException(String message) {
    super(message);
  }
}
