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
public interface TranslationEngine extends Engine {

  /** How much one request may hold, and how many may be made. */
  EngineLimits limits();

  /** What it translates. Does not call out. */
  Pairs pairs();

  /** Whether the engine translates this pair. */
  default boolean supports(LanguagePair pair) {
    return pairs().contains(pair);
  }

  /**
   * Whether an answer may depend on the {@linkplain RequestContext context}. Only then is it sent,
   * and only then are equal segments in another place another request.
   */
  default boolean usesContext() {
    return false;
  }

  /**
   * Whether it may answer better when asked once more for a segment alone, told what was wrong.
   * Otherwise it is asked again only for what it left out.
   */
  default boolean heedsRemarks() {
    return false;
  }

  /**
   * What a request will cost, for a budget that must not be overdrawn: rather too much than too
   * little. Calls nobody.
   *
   * @return millionths of the currency of the engine's prices, 0 for a free engine
   */
  default long estimateInMicros(TranslationRequest request) {
    return 0;
  }

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
