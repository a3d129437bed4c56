package dev.diptych.engine;

import java.util.List;

/**
 * Summarises segments; asked and read in two steps like {@link TranslationEngine}, with the same
 * rules for state, threads and failures.
 */
public interface SummaryEngine extends Engine {

  /** Whether the summary consists of segments of the source, so that it costs no translation. */
  boolean extractive();

  /** Whether the engine summarises this pair. Does not call out. */
  boolean supports(LanguagePair pair);

  /** How much one request may hold, and how many may be made. */
  default EngineLimits summaryLimits() {
    return EngineLimits.NONE;
  }

  /** Changes when the engine would answer the same request otherwise. */
  default String summaryVersion() {
    return "1";
  }

  /** See {@link TranslationEngine#estimateInMicros}. */
  default long estimateInMicros(SummaryRequest request) {
    return 0;
  }

  /**
   * Gets the answer. Called outside any transaction; does not retry by itself.
   *
   * @throws EngineException saying what the failure means for this request and for the run
   */
  Answer ask(SummaryRequest request) throws EngineException;

  /**
   * The sentences in an answer, best reading order first to last; evidence names segments of the
   * request only.
   *
   * @throws EngineException.Rejected if the answer does not hold a summary that the request allows
   */
  List<SummarySentence> read(SummaryRequest request, Answer answer) throws EngineException.Rejected;
}
