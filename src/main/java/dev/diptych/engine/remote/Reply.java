package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.Usage;
import dev.diptych.text.Beginning;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request. The worker reads its engine's answer itself, for whoever asks may not
 * have the engine; an answer that holds no targets is an answer all the same, for it was paid for.
 *
 * @param version of the messages, {@link Wire#VERSION}
 * @param outcome what it means
 * @param targets one for each segment; none unless {@link Outcome#ANSWERED}
 * @param raw the engine's answer as it came, if it could not be read; bounded
 * @param usage what it cost; {@code null} without an answer
 * @param message why there is none, or why it could not be read; empty otherwise
 * @param retryAfterMillis what the provider asks to wait, -1 if it does not say
 * @param possiblyBilled as {@link EngineException#possiblyBilled}
 */
public record Reply(
    int version,
    Outcome outcome,
    List<SegmentTarget> targets,
    String raw,
    @Nullable Usage usage,
    String message,
    long retryAfterMillis,
    boolean possiblyBilled) {

  private static final int MAX_RAW = 100_000;
  private static final int MAX_MESSAGE = 2_000;

  /** What became of a request. */
  public enum Outcome {
    /** There is an answer, which may be unreadable. */
    ANSWERED,
    /** {@link EngineException.Rejected}. */
    REJECTED,
    /** {@link EngineException.Transient}. */
    PASSING,
    /** {@link EngineException.Unavailable}: this worker takes no more. */
    UNAVAILABLE,
    /** {@link EngineException.QuotaExceeded}. */
    QUOTA
  }

  /**
   * Copies the list and cuts what is too long.
   *
   * @throws IllegalArgumentException if it is of another version, or no reply
   */
  public Reply {
    Wire.require(version);
    targets = List.copyOf(targets);
    raw = Beginning.of(raw, MAX_RAW);
    message = Beginning.marked(message, MAX_MESSAGE);
    if (outcome == null || (outcome == Outcome.ANSWERED && isNone(usage))) {
      throw new IllegalArgumentException("An answer that does not say what it cost");
    }
  }

  private static boolean isNone(@Nullable Usage usage) {
    return usage == null
        || Math.min(
                Math.min(usage.characters(), usage.costInMicros()),
                Math.min(usage.inputTokens(), usage.outputTokens()))
            < 0;
  }

  /** An answer with its targets. */
  public static Reply answered(List<SegmentTarget> targets, Usage usage) {
    return new Reply(Wire.VERSION, Outcome.ANSWERED, targets, "", usage, "", -1, false);
  }

  /** An answer that holds none, and why. */
  public static Reply unreadable(String raw, Usage usage, String why) {
    return new Reply(Wire.VERSION, Outcome.ANSWERED, List.of(), raw, usage, why, -1, false);
  }

  /** No answer, and what that means. */
  public static Reply failed(EngineException failure) {
    Duration retry =
        failure instanceof EngineException.Transient passing ? passing.retryAfter() : null;
    return new Reply(
        Wire.VERSION,
        outcome(failure),
        List.of(),
        "",
        null,
        String.valueOf(failure.getMessage()),
        retry == null ? -1 : Math.max(0, retry.toMillis()),
        failure.possiblyBilled());
  }

  /** The engine will never answer this. */
  public static Reply rejected(String why) {
    return failed(new EngineException.Rejected(why, null));
  }

  private static Outcome outcome(EngineException failure) {
    if (failure instanceof EngineException.Transient) {
      return Outcome.PASSING;
    }
    if (failure instanceof EngineException.Unavailable) {
      return Outcome.UNAVAILABLE;
    }
    return failure instanceof EngineException.QuotaExceeded ? Outcome.QUOTA : Outcome.REJECTED;
  }
}
