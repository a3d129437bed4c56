package dev.diptych.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be opened now; the message says who holds it and what to do. */
public final class DatabaseUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** See {@link DatabaseUnavailableException}. */
  public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
