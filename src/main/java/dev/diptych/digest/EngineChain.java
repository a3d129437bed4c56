package dev.diptych.digest;

import dev.diptych.digest.EngineHealth.Turn;
import dev.diptych.engine.Engine;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.TranslationEngine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engines of one run in the order of the job, and how they fare. An engine that is unavailable,
 * out of quota or refuses the key is out for the rest of the run; one that asks to be left alone
 * for a while is out until then and comes back by itself, see {@link EngineHealth}. Safe for use by
 * several lanes.
 */
public final class EngineChain {

  private final List<TranslationEngine> engines;
  private final Reaction reaction;
  private final Clock clock;
  private final Map<String, EngineHealth> health = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Cause> halted = new AtomicReference<>();

  /** A chain in which no engine is out yet. */
  public EngineChain(List<TranslationEngine> engines, Reaction reaction, Clock clock) {
    this.engines = List.copyOf(engines);
    this.reaction = reaction;
    this.clock = clock;
  }

  /** How the circuit of an engine stands in a run; the later, the worse. */
  public enum Circuit {
    /** It is asked. */
    CLOSED,
    /** It is left alone for a moment, then one lane asks. */
    RESTING,
    /** It is not asked: for some minutes, or in this run no more. */
    OUT
  }

  /**
   * That an engine is not asked as it would be.
   *
   * @param circuit {@link Circuit#RESTING} or {@link Circuit#OUT}
   * @param since when that began
   * @param until when one lane asks it again, past if one may at this moment; {@code null} if it is
   *     out for the rest of the run
   * @param why what it answered last, shortened
   */
  public record Rest(Circuit circuit, Instant since, @Nullable Instant until, String why) {}

  /** The engines that are not asked as they would be, by name. */
  public Map<String, Rest> resting() {
    Instant now = clock.instant();
    Map<String, Rest> resting = new TreeMap<>();
    health.forEach(
        (engine, known) -> {
          Rest rest = known.resting(now);
          if (rest != null) {
            resting.put(engine, rest);
          }
        });
    return resting;
  }

  /** How each engine fares now, by its name. */
  public Map<String, Circuit> circuits() {
    return engines.stream()
        .collect(Collectors.toMap(TranslationEngine::name, engine -> healthOf(engine).circuit()));
  }

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
  @Nullable Cause whyOut(Engine engine) {
    Cause all = halted.get();
    return all == null ? healthOf(engine).whyOut() : all;
  }

  /** The calling lane's turn to ask this engine, or how long it waits for one. */
  Turn turn(Engine engine) {
    return healthOf(engine).take();
  }

  /** Everything that is left is deferred for this cause; the first cause stands. */
  public void halt(Cause cause) {
    halted.compareAndSet(null, cause);
  }

  /** Why everything that is left is deferred, {@code null} if it is not. */
  public @Nullable Cause whyHalted() {
    return halted.get();
  }

  /** The engine answered. */
  void answered(Engine engine) {
    healthOf(engine).answered();
  }

  /** A request failed in a way that may pass. */
  void failed(Engine engine, String request, EngineException.Transient failure) {
    if (healthOf(engine).failed(request, failure)) {
      react(engine);
    }
  }

  /** The engine can do nothing now: it is waited for, or out. */
  void failed(Engine engine, EngineException failure) {
    if (healthOf(engine).failed(failure)) {
      react(engine);
    }
  }

  /** Whether the engine is left alone for a while. */
  boolean isResting(Engine engine) {
    return healthOf(engine).isResting();
  }

  private void react(Engine engine) {
    Cause cause = healthOf(engine).whyOut();
    if (cause != null && reaction.kind() == Reaction.Kind.STOP) {
      halt(cause);
    }
  }

  private EngineHealth healthOf(Engine engine) {
    return health.computeIfAbsent(engine.name(), name -> new EngineHealth(name, reaction, clock));
  }
}
