package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import java.time.Duration;
import java.util.Optional;

/**
 * Every answer an engine ever gave, before anything judged it: what was paid for once is never
 * asked for again. Safe for use by several lanes and by other processes; each method is a
 * transaction of its own.
 */
public interface AnswerLog {

  /** Keeps nothing and finds nothing: for work without a database. */
  AnswerLog NOTHING =
      new AnswerLog() {
        @Override
        public Optional<Answer> find(String requestHash) {
          return Optional.empty();
        }

        @Override
        public Answer record(Call call, Answer answer) {
          return answer;
        }

        @Override
        public void recordFailure(Call call, String outcome, boolean possiblyBilled) {
          // Nothing is kept.
        }
      };

  /** The answer to an equal request, unless an operator does not want it any more. */
  Optional<Answer> find(String requestHash);

  /**
   * Keeps an answer and books the call. An answer that is there already stays, unless an operator
   * does not want it any more.
   *
   * @return the answer that stands: this one, or the one that was quicker
   */
  Answer record(Call call, Answer answer);

  /**
   * Books a call that failed; one that may be billed, with all that it may cost.
   *
   * @param possiblyBilled whether it counts against a budget
   */
  void recordFailure(Call call, String outcome, boolean possiblyBilled);

  /**
   * One call of an engine.
   *
   * @param requestHash SHA-256 over everything that can change the answer
   * @param engine who was asked
   * @param pair from what into what
   * @param segments how many
   * @param characters UTF-16 units of source text
   * @param costInMicros what it may cost at most, for a call that failed and may be billed
   * @param latency from question to answer
   */
  record Call(
      String requestHash,
      EngineIdentity engine,
      LanguagePair pair,
      int segments,
      long characters,
      long costInMicros,
      Duration latency) {}
}
