package dev.diptych.job;

/**
 * What the operator asked for cannot be asked for: a job file, an argument or a name is wrong.
 * Nothing was started. The message says what is wrong and what would be right, for the operator.
 */
public class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** See {@link UsageException}. */
  public UsageException(String message) {
    super(message);
  }
}
