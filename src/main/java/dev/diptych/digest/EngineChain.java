package dev.diptych.digest;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one run in the order of the job, and which of them are out. An engine that is
 * unavailable, out of quota or refuses the key is out for the rest of the run; one that asks to be
 * left alone for a while is out until then and comes back by itself. Safe for use by several lanes.
 */
public final class EngineChain {

  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

  /** Beyond it a provider's number is no time. */
  private static final Duration LONGER_THAN_A_RUN = Duration.ofDays(31);

  private final List<TranslationEngine> engines;
  private final Reaction reaction;
  private final Clock clock;
  private final Map<String, Outage> outages = new ConcurrentHashMap<>();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private volatile @Nullable String halted;

  /** A chain in which no engine is out yet. */
  public EngineChain(List<TranslationEngine> engines, Reaction reaction, Clock clock) {
    this.engines = List.copyOf(engines);
    this.reaction = reaction;
    this.clock = clock;
  }

  /**
   * An engine that is passed over.
   *
   * @param until when it may be asked again, {@link Instant#MAX} for never in this run
   */
  private record Outage(String reason, Instant until) {}

  /**
   * An engine that the run waits for.
   *
   * @param since its first failure since it last answered
   * @param askAgain not before this instant
   */
  private record Trouble(Instant since, Instant askAgain) {}

  Clock clock() {
    return clock;
  }

  /** The engines that translate the pair, best first, also those that are out. */
  List<TranslationEngine> supporting(LanguagePair pair) {
    return engines.stream().filter(engine -> engine.supports(pair)).toList();
  }

  /** The names of all engines, for messages. */
  String names() {
    return engines.stream().map(TranslationEngine::name).collect(Collectors.joining(", "));
  }

  /** Why this engine may not be asked now, {@code null} if it may. */
  @Nullable String whyOut(TranslationEngine engine) {
    String all = halted;
    if (all != null) {
      return all;
    }
    Outage outage = outages.get(engine.name());
    return outage == null || !clock.instant().isBefore(outage.until()) ? null : outage.reason();
  }

  /** How long to wait before this engine is asked; zero, unless the run has patience with it. */
  Duration waitFor(TranslationEngine engine) {
    Trouble trouble = troubles.get(engine.name());
    Instant now = clock.instant();
    return trouble == null || !now.isBefore(trouble.askAgain())
        ? Duration.ZERO
        : Duration.between(now, trouble.askAgain());
  }

  /** Everything that is left is deferred for this reason; the first reason stands. */
  public void halt(String reason) {
    if (halted == null) {
      halted = reason;
    }
  }

  /** Why everything that is left is deferred, {@code null} if it is not. */
  public @Nullable String whyHalted() {
    return halted;
  }

  /** The engine answered: its patience starts anew with the next failure. */
  void answered(TranslationEngine engine) {
    troubles.remove(engine.name());
  }

  /** The engine can do nothing now: it is waited for, or out. */
  void failed(TranslationEngine engine, EngineException failure) {
    String name = engine.name();
    Instant now = clock.instant();
    Instant until = backAt(failure, now);
    if (isWaitedFor(name, failure, until, now)) {
      return;
    }
    String reason = name + ": " + failure.getMessage();
    if (!until.equals(Instant.MAX)) {
      reason += "; it asks to be left alone until " + until.truncatedTo(ChronoUnit.SECONDS);
    }
    troubles.remove(name);
    outages.merge(
        name,
        new Outage(reason, until),
        (known, added) -> added.until().isAfter(known.until()) ? added : known);
    if (reaction.kind() == Reaction.Kind.STOP) {
      halt(reason);
    }
  }

  private static Instant backAt(EngineException failure, Instant now) {
    Duration asked =
        failure instanceof EngineException.Transient passing ? passing.retryAfter() : null;
    return asked == null || asked.compareTo(LONGER_THAN_A_RUN) > 0 ? Instant.MAX : now.plus(asked);
  }

  private boolean isWaitedFor(String name, EngineException failure, Instant until, Instant now) {
    Duration patience = reaction.patience();
    if (reaction.kind() != Reaction.Kind.WAIT
        || patience == null
        || failure instanceof EngineException.QuotaExceeded) {
      return false;
    }
    Trouble known = troubles.get(name);
    Instant since = known == null ? now : known.since();
    Instant end = since.plus(patience);
    boolean saysWhen = !until.equals(Instant.MAX);
    if (saysWhen ? until.isAfter(end) : !now.isBefore(end)) {
      return false;
    }
    Instant askAgain = saysWhen ? until : now.plus(BEFORE_ASKING_AGAIN);
    troubles.put(name, new Trouble(since, askAgain));
    return true;
  }
}
