package dev.diptych.digest;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one run in the order of the job, and which of them are out. An engine that is
 * unavailable, out of quota or refuses the key is out for the rest of the run. Safe for use by
 * several lanes.
 */
public final class EngineChain {

  private final List<TranslationEngine> engines;
  private final Reaction reaction;
  private final Clock clock;
  private final Map<String, String> out = new ConcurrentHashMap<>();
  private final Map<String, Instant> firstFailure = new ConcurrentHashMap<>();
  private volatile @Nullable String halted;

  /** A chain in which no engine is out yet. */
  public EngineChain(List<TranslationEngine> engines, Reaction reaction, Clock clock) {
    this.engines = List.copyOf(engines);
    this.reaction = reaction;
    this.clock = clock;
  }

  /** The engines that translate the pair, best first, also those that are out. */
  List<TranslationEngine> supporting(LanguagePair pair) {
    return engines.stream().filter(engine -> engine.supports(pair)).toList();
  }

  /** The names of all engines, for messages. */
  String names() {
    return String.join(", ", engines.stream().map(engine -> engine.identity().name()).toList());
  }

  /** Why this engine may not be asked any more, {@code null} if it may. */
  @Nullable String whyOut(TranslationEngine engine) {
    String all = halted;
    return all != null ? all : out.get(engine.identity().name());
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
    firstFailure.remove(engine.identity().name());
  }

  /**
   * The engine can do nothing: takes it out, or says that asking again is worth while.
   *
   * @return whether to ask the same engine again after a pause
   */
  boolean failed(TranslationEngine engine, EngineException failure) {
    String name = engine.identity().name();
    String reason = name + ": " + failure.getMessage();
    boolean mayComeBack = failure instanceof EngineException.Unavailable;
    Duration patience = reaction.patience();
    if (mayComeBack && reaction.kind() == Reaction.Kind.WAIT && patience != null) {
      Instant now = clock.instant();
      Instant first = firstFailure.computeIfAbsent(name, key -> now);
      if (now.isBefore(first.plus(patience))) {
        return true;
      }
    }
    out.putIfAbsent(name, reason);
    if (reaction.kind() == Reaction.Kind.STOP) {
      halt(reason);
    }
    return false;
  }
}
