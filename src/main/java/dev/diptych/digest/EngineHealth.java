package dev.diptych.digest;

import dev.diptych.digest.Cause.Code;
import dev.diptych.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one engine fares in a run: a circuit breaker that knows the job's patience. After some
 * failures in a row, of several requests, so that it is no single text's fault, the engine is left
 * alone for a while; then one lane asks, and the others wait for what becomes of it. What outlasts
 * the patience is out: for good if the job waited for it long enough or it says so itself,
 * otherwise for some minutes. One object a run and engine, shared by all lanes.
 */
final class EngineHealth {

  private static final int FAILURES_IN_A_ROW = 4;
  private static final int REQUESTS_THAT_FAIL = 3;
  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 3;

  /** How long a server takes to start again, for jobs that say nothing of waiting. */
  private static final Duration A_RESTART = Duration.ofSeconds(30);

  private static final Duration FIRST_ABSENCE = Duration.ofMinutes(2);
  private static final Duration NEXT_LOOK = Duration.ofMillis(500);

  /** Beyond it a provider's number is no time. */
  private static final Duration LONGER_THAN_A_RUN = Duration.ofDays(31);

  private final String engine;
  private final Reaction reaction;
  private final Clock clock;

  /** The requests that failed since it last answered, and how often all of them together. */
  private final Set<String> failing = new HashSet<>();

  private int failures;
  private @Nullable Instant since;

  /** Set while it is left alone; from then on one lane may ask. */
  private @Nullable Instant askAgain;

  private int rests;
  private int absences;
  private boolean probed;

  private @Nullable Cause out;
  private Instant outUntil = Instant.MIN;

  /** Since when it is not asked as it would be, and why; both set together. */
  private @Nullable Instant restingSince;

  private String restingFor = "";

  EngineHealth(String engine, Reaction reaction, Clock clock) {
    this.engine = engine;
    this.reaction = reaction;
    this.clock = clock;
  }

  /**
   * A lane's turn to ask.
   *
   * @param pause how long the lane waits before it looks again; zero if it may ask now
   */
  record Turn(Duration pause, Runnable end) implements AutoCloseable {

    private static final Turn FREE = new Turn(Duration.ZERO, () -> {});

    static Turn after(Duration wait) {
      return new Turn(wait, () -> {});
    }

    boolean mayAsk() {
      return pause.isZero();
    }

    /** The lane has asked, or found that it need not. */
    @Override
    public void close() {
      end.run();
    }
  }

  /** Why it may not be asked now, {@code null} if it may. */
  synchronized @Nullable Cause whyOut() {
    return clock.instant().isBefore(outUntil) ? out : null;
  }

  /** Whether it is left alone, so that trying the same request again would be in vain. */
  synchronized boolean isResting() {
    return askAgain != null;
  }

  /** How its circuit stands. */
  synchronized EngineChain.Circuit circuit() {
    if (whyOut() != null) {
      return EngineChain.Circuit.OUT;
    }
    return isResting() ? EngineChain.Circuit.RESTING : EngineChain.Circuit.CLOSED;
  }

  /** That it is not asked as it would be, {@code null} if it is. */
  synchronized EngineChain.@Nullable Rest resting(Instant now) {
    Instant again = askAgain;
    Instant began = restingSince;
    if (again == null || began == null) {
      return null;
    }
    boolean isOut = now.isBefore(outUntil);
    Instant until = isOut ? outUntil : again;
    return new EngineChain.Rest(
        isOut ? EngineChain.Circuit.OUT : EngineChain.Circuit.RESTING,
        began,
        until.equals(Instant.MAX) ? null : until,
        restingFor);
  }

  private void beginRest(Instant now, Instant until, String why) {
    askAgain = until;
    restingFor = why;
    if (restingSince == null) {
      restingSince = now;
    }
  }

  /** Takes a turn. */
  synchronized Turn take() {
    Instant again = askAgain;
    if (again == null) {
      return Turn.FREE;
    }
    Instant now = clock.instant();
    if (now.isBefore(outUntil)) {
      return Turn.after(NEXT_LOOK); // It went out a moment ago: the next look says why.
    }
    if (now.isBefore(again)) {
      return Turn.after(Duration.between(now, again));
    }
    if (probed) {
      return Turn.after(NEXT_LOOK);
    }
    probed = true;
    return new Turn(Duration.ZERO, this::endProbe);
  }

  private synchronized void endProbe() {
    probed = false;
  }

  /** It answered something, be it wrong: its patience starts anew with the next failure. */
  synchronized void answered() {
    failing.clear();
    failures = 0;
    since = null;
    askAgain = null;
    restingSince = null;
    rests = 0;
    absences = 0;
  }

  /**
   * A request failed in a way that may pass.
   *
   * @return whether the engine is out from now on
   */
  synchronized boolean failed(String request, EngineException.Transient failure) {
    Instant now = clock.instant();
    failing.add(request);
    failures++;
    Instant began = beganToFail(now);
    boolean news = askAgain == null || probed;
    if (!news || failures < FAILURES_IN_A_ROW || failing.size() < REQUESTS_THAT_FAIL) {
      return false;
    }
    if (now.isBefore(began.plus(patience()))) {
      beginRest(now, now.plus(rest()), Asker.words(failure));
      return false;
    }
    Instant until = reaction.kind() == Reaction.Kind.WAIT ? Instant.MAX : now.plus(absence());
    String message = Asker.words(failure);
    leave(Cause.of(Code.ENGINE_OUT, engine, message), now, until, message);
    return true;
  }

  /**
   * It can do nothing for now, whatever it is asked.
   *
   * @return whether it is out from now on; otherwise it is waited for
   */
  synchronized boolean failed(EngineException failure) {
    Instant now = clock.instant();
    Instant until = backAt(failure, now);
    if (isWaitedFor(failure, until, now)) {
      beginRest(
          now, until.equals(Instant.MAX) ? now.plus(FIRST_REST) : until, Asker.words(failure));
      return false;
    }
    String message = Asker.words(failure);
    leave(
        until.equals(Instant.MAX)
            ? Cause.of(Code.ENGINE_OUT, engine, message)
            : Cause.of(
                Code.ENGINE_OUT_UNTIL, engine, message, until.truncatedTo(ChronoUnit.SECONDS)),
        now,
        until,
        message);
    return true;
  }

  private Instant beganToFail(Instant now) {
    Instant began = since;
    if (began == null) {
      began = now;
      since = now;
    }
    return began;
  }

  private Duration patience() {
    Duration patience = reaction.patience();
    return patience == null ? A_RESTART : patience;
  }

  private Duration rest() {
    return FIRST_REST.multipliedBy(1L << Math.min(rests++, MOST_DOUBLINGS));
  }

  private Duration absence() {
    return FIRST_ABSENCE.multipliedBy(1L << Math.min(absences++, MOST_DOUBLINGS));
  }

  /** When it is back, one lane asks first. */
  private void leave(Cause cause, Instant now, Instant until, String why) {
    since = null;
    rests = 0;
    beginRest(now, until, why);
    if (until.isAfter(outUntil)) {
      out = cause;
      outUntil = until;
    }
  }

  private static Instant backAt(EngineException failure, Instant now) {
    Duration asked =
        failure instanceof EngineException.Transient passing ? passing.retryAfter() : null;
    return asked == null || asked.compareTo(LONGER_THAN_A_RUN) > 0 ? Instant.MAX : now.plus(asked);
  }

  private boolean isWaitedFor(EngineException failure, Instant until, Instant now) {
    Duration patience = reaction.patience();
    if (reaction.kind() != Reaction.Kind.WAIT
        || patience == null
        || failure instanceof EngineException.QuotaExceeded) {
      return false;
    }
    Instant end = beganToFail(now).plus(patience);
    return until.equals(Instant.MAX) ? now.isBefore(end) : !until.isAfter(end);
  }
}
