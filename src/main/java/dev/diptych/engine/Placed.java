package dev.diptych.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine that answers on other machines, by workers which come and go. Only its name and what it
 * was last told of itself is known without calling out.
 */
public interface Placed extends Engine {

  /**
   * Learns which engine answers behind this name, and keeps it for this and later processes. Calls
   * out and waits for a few seconds at most. What was known before stands while a worker lives that
   * has it, or nobody answers.
   *
   * @throws EngineException.Unavailable if nobody answers and nothing is known from before, with
   *     the command that starts a worker
   */
  void learn() throws EngineException.Unavailable;

  /**
   * The workers that give a sign of life when they are asked for one. Calls out and waits for a few
   * seconds at most.
   *
   * @throws EngineException.Unavailable if it cannot be asked, saying why
   */
  List<Worker> workers() throws EngineException.Unavailable;

  /**
   * A process that answers for an engine.
   *
   * @param id its host and process
   * @param lanes how many requests it takes at once
   * @param inHand how many it has taken and not answered
   * @param answered how many it has answered since it began
   * @param failed how many of them with a failure
   * @param perMinute how many within the last minute
   * @param lastSign how long ago it last gave a sign of life
   * @param refused how it differs from the engine that is asked, in words; it gets no requests.
   *     {@code null} if it does not
   */
  record Worker(
      String id,
      int lanes,
      int inHand,
      long answered,
      long failed,
      long perMinute,
      Duration lastSign,
      @Nullable String refused) {}
}
