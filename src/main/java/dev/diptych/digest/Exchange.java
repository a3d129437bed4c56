package dev.diptych.digest;

import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.engine.Answer;
import dev.diptych.engine.Engine;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.SummaryRequest;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;

/**
 * One request to one engine, of whatever kind: what it takes to make it once, pay for it and keep
 * its answer.
 */
interface Exchange {

  /** Who is asked. */
  Engine engine();

  /** How much the engine takes. */
  EngineLimits limits();

  /** SHA-256 over whatever can change the answer. */
  String hash();

  /** From what into what. */
  LanguagePair pair();

  /** How many segments are sent. */
  int segments();

  /** UTF-16 units of source text. */
  long characters();

  /** What it may cost at most, in millionths. */
  long costInMicros();

  /** Makes the request. */
  Answer ask() throws EngineException, FaultException, InterruptedException;

  /** A request to translate. */
  record Translation(TranslationEngine engine, TranslationRequest request) implements Exchange {

    @Override
    public EngineLimits limits() {
      return engine.limits();
    }

    @Override
    public String hash() {
      return Fingerprints.ofRequest(engine.identity(), request);
    }

    @Override
    public LanguagePair pair() {
      return request.pair();
    }

    @Override
    public int segments() {
      return request.segments().size();
    }

    @Override
    public long characters() {
      return request.characters();
    }

    @Override
    public long costInMicros() {
      return engine.estimateInMicros(request);
    }

    @Override
    public Answer ask() throws EngineException, FaultException, InterruptedException {
      return GuardedEngine.guarded(engine, () -> engine.ask(request));
    }
  }

  /**
   * A request to sum up.
   *
   * @param attempt from 1: the second is another request
   */
  record Summary(SummaryEngine engine, SummaryRequest request, int attempt) implements Exchange {

    @Override
    public EngineLimits limits() {
      return engine.summaryLimits();
    }

    @Override
    public String hash() {
      return Fingerprints.ofSummary(engine.identity(), engine.summaryVersion(), request, attempt);
    }

    @Override
    public LanguagePair pair() {
      return request.pair();
    }

    @Override
    public int segments() {
      return request.segments().size();
    }

    @Override
    public long characters() {
      return request.characters();
    }

    @Override
    public long costInMicros() {
      return engine.estimateInMicros(request);
    }

    @Override
    public Answer ask() throws EngineException, FaultException, InterruptedException {
      return GuardedEngine.guarded(engine, () -> engine.ask(request));
    }
  }
}
