package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineIdentity;
import dev.diptych.engine.LanguagePair;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
   * Finds the answer or makes the request the caller's, so that no other run makes it meanwhile. A
   * claim does not outlive the run that made it. Whoever finds that of another looks again in a
   * moment. Not to be called inside a transaction.
   */
  default Claim claim(String requestHash) {
    return find(requestHash).map(Claim::answered).orElse(Claim.MINE);
  }

  /** The request was answered, or failed for good: whoever still wants it may make it. */
  default void letGo(String requestHash) {
    // Without other runs there is nobody to make room for.
  }

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
   * Whose a request is.
   *
   * @param answer {@code null} if there is none yet
   * @param mine whether the caller makes it; otherwise, without an answer, another run does
   */
  record Claim(@Nullable Answer answer, boolean mine) {

    /** The caller makes the request, and lets it go when it is over. */
    public static final Claim MINE = new Claim(null, true);

    /** Another run makes it. */
    public static final Claim OTHERS = new Claim(null, false);

    /** Nobody needs to make it. */
    public static Claim answered(Answer answer) {
      return new Claim(answer, false);
    }
  }

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
