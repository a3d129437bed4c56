package dev.diptych.intake;

import org.jspecify.annotations.Nullable;

/**
 * A file that yields no article. Its message is the reason shown in the skip list: what is wrong
 * and what would help, in words for the operator, without the file's path.
 */
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A reason without a deeper cause. */
  public UnreadableException(String reason) {
    super(reason);
  }

  /** A reason with the exception behind it. */
  public UnreadableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
