package dev.diptych.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that brought no translation. The subclass says what that means, so that one policy can
 * react to every engine alike; the message says what happened in words for the operator and never
 * holds a secret.
 */
public abstract sealed class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  private EngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether the provider may charge for the request although it brought no answer: only then does
   * it count against a budget.
   */
  public boolean possiblyBilled() {
    return false;
  }

  /** Passing: the same request may succeed later (a refused connection, too many requests). */
  public static final class Transient extends EngineException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Duration retryAfter;
    private final boolean possiblyBilled;

    /**
     * The provider did not take the request.
     *
     * @param retryAfter how long the provider asks to wait, {@code null} if it does not say. A
     *     provider that asks for longer than anybody waits is out until then
     */
    public Transient(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
      this(message, retryAfter, cause, false);
    }

    private Transient(
        String message,
        @Nullable Duration retryAfter,
        @Nullable Throwable cause,
        boolean possiblyBilled) {
      super(message, cause);
      this.retryAfter = retryAfter;
      this.possiblyBilled = possiblyBilled;
    }

    /**
     * The request was sent and no whole answer came: a timeout, a connection that was cut. The
     * provider may have done the work.
     */
    public static Transient afterSending(String message, @Nullable Throwable cause) {
      return new Transient(message, null, cause, true);
    }

    @Override
    public boolean possiblyBilled() {
      return possiblyBilled;
    }

    /** How long the provider asks to wait; {@code null} if it does not say. */
    public @Nullable Duration retryAfter() {
      return retryAfter;
    }
  }

  /** This request will never succeed with this engine; others may. */
  public static final class Rejected extends EngineException {
    private static final long serialVersionUID = 1L;

    /** See {@link Rejected}. */
    public Rejected(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The engine can do nothing in this run: it is down, misconfigured, or refuses the key. */
  public static final class Unavailable extends EngineException {
    private static final long serialVersionUID = 1L;

    /** See {@link Unavailable}. */
    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** What was bought is used up; the engine is out for this run. */
  public static final class QuotaExceeded extends EngineException {
    private static final long serialVersionUID = 1L;

    /** See {@link QuotaExceeded}. */
    public QuotaExceeded(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
