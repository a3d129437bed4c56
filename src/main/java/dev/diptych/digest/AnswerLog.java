package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import java.time.Duration;
import java.util.Optional;

/**
 * Every answer an engine ever gave, before anything judged it: what was paid for once is never
 * asked for again. Safe for use by several lanes; each method is a transaction of its own.
 */
public interface AnswerLog {

  /** The answer to an equal request, unless an operator does not want it any more. */
  Optional<Answer> find(String requestHash);

  /** Keeps an answer; one that is there already stays. */
  void record(Call call, Answer answer);

  /** Keeps the failure of a call. */
  void recordFailure(Call call, String outcome);

  /**
   * One call of an engine.
   *
   * @param requestHash SHA-256 over everything that can change the answer
   * @param engine who was asked
   * @param pair from what into what
   * @param segments how many
   * @param characters UTF-16 units of source text
   * @param latency from question to answer
   */
  record Call(
      String requestHash,
      EngineIdentity engine,
      LanguagePair pair,
      int segments,
      long characters,
      Duration latency) {}
}
