package dev.diptych.digest;

import dev.diptych.digest.Budget.ExhaustedException;
import dev.diptych.digest.Cause.Code;
import dev.diptych.digest.EngineHealth.Turn;
import dev.diptych.digest.GuardedEngine.FaultException;
import dev.diptych.engine.Answer;
import dev.diptych.engine.Engine;
import dev.diptych.engine.EngineException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks an engine as long as the run has patience with it, and tells what a failure means for the
 * texts apart from what it means for the engine. Safe for use by several lanes; one object a run.
 */
final class Asker {

  private final EngineChain chain;
  private final AnswerSource answers;
  private final Pause pause;

  Asker(EngineChain chain, AnswerLog log, Budget budget, Pause pause) {
    this.chain = chain;
    this.answers = new AnswerSource(chain, log, budget, pause);
    this.pause = pause;
  }

  /** One attempt to have something of an engine. Exactly one of its methods ends it. */
  interface Attempt {

    /** What is asked. */
    Exchange exchange();

    /** Takes the answer, which may be no answer to this. */
    void answered(Answer answer)
        throws EngineException.Rejected, FaultException, InterruptedException;

    /** The engine will never answer this. */
    void rejected(EngineException.Rejected failure) throws InterruptedException;

    /**
     * The engine had its say, and it was none.
     *
     * @param passing whether it might answer another time
     */
    void failed(Cause cause, boolean passing);
  }

  /** When something was found out. */
  Instant now() {
    return chain.clock().instant();
  }

  /**
   * Makes an attempt, as often as it takes for the engine to have its say.
   *
   * @return why it may not be asked; {@code null} if it had its say
   */
  @Nullable Cause ask(Attempt attempt) throws InterruptedException {
    Engine engine = attempt.exchange().engine();
    boolean settled = false;
    while (!settled) {
      Cause out = chain.whyOut(engine);
      if (out != null) {
        return out;
      }
      Duration wait;
      try (Turn turn = chain.turn(engine)) {
        wait = turn.pause();
        settled = turn.mayAsk() && settles(engine, attempt);
      }
      if (!wait.isZero()) {
        pause.of(wait);
      }
    }
    return null;
  }

  /**
   * @return whether the engine had its say: otherwise it failed for reasons that the texts have no
   *     part in, and the chain knows how to go on
   */
  private boolean settles(Engine engine, Attempt attempt) throws InterruptedException {
    try {
      attempt.answered(answers.answer(attempt.exchange()));
    } catch (ExhaustedException e) {
      chain.halt(e.cause());
      return false;
    } catch (FaultException e) {
      attempt.failed(e.cause(), false);
    } catch (EngineException.Rejected e) {
      attempt.rejected(e);
    } catch (EngineException.Transient e) {
      if (AnswerSource.asksForLonger(e)) {
        chain.failed(engine, e);
        return false;
      }
      if (chain.isResting(engine)) {
        return false;
      }
      attempt.failed(Cause.of(Code.ENGINE_FAILED, engine.name(), words(e)), true);
    } catch (EngineException e) {
      chain.failed(engine, e);
      return false;
    }
    return true;
  }

  /** What an engine said, for a cause. */
  static String words(EngineException failure) {
    return String.valueOf(failure.getMessage());
  }
}
