package dev.diptych.engine;

import java.util.List;

/**
 * Translates segments. Implementations are Spring components, stateless to the caller and safe for
 * use by several lanes at once.
 *
 * <p>A request is answered in two steps: {@link #ask} does what costs time or money and returns the
 * answer as it came; {@link #read} turns it into targets. The caller stores the answer between the
 * two. {@code read} is a pure function of its arguments: it may be called again years later on a
 * stored answer.
 */
public interface TranslationEngine {

  /** Who this is; constant for the life of the object. */
  EngineIdentity identity();

  /** How much one request may hold. */
  EngineLimits limits();

  /** Whether the engine translates this pair. Does not call out. */
  boolean supports(LanguagePair pair);

  /**
   * Gets the answer. Called outside any transaction; does not retry by itself.
   *
   * @throws EngineException saying what the failure means for this request and for the run
   */
  Answer ask(TranslationRequest request) throws EngineException;

  /**
   * The targets in an answer: exactly one for each segment of the request, in order. Never the
   * source text in place of a translation.
   *
   * @throws EngineException.Rejected if the answer does not hold that, saying what it holds instead
   */
  List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected;
}
