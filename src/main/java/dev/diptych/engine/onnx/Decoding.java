package dev.diptych.engine.onnx;

import java.util.List;

/**
 * How a target is chosen, in the words of {@code generation_config.json}.
 *
 * @param beams continuations that are followed; 1 is greedy
 * @param maxLength of a target in tokens, its start and end included, at least 2
 * @param lengthPenalty exponent of the length by which a score is divided
 * @param early when a search of several beams ends
 * @param renormalise whether banned words are left out of the probabilities
 * @param banned words that are never chosen
 * @param pad fills up
 * @param end ends a target
 * @param start stands before every target
 * @param forceEnd whether a target that is as long as it may be ends with {@code end}
 */
record Decoding(
    int beams,
    int maxLength,
    double lengthPenalty,
    Early early,
    boolean renormalise,
    List<Integer> banned,
    int pad,
    int end,
    int start,
    boolean forceEnd) {

  /** When a search ends although beams are open. */
  enum Early {
    /** When no open beam is better than the worst finished one, by its present length. */
    NO,
    /** As soon as there are as many finished ones as beams. */
    YES,
    /** When no open beam can become better than the worst finished one. */
    NEVER
  }

  /** Copies the list. */
  Decoding {
    banned = List.copyOf(banned);
  }

  /** The same with another number of beams. */
  Decoding withBeams(int beams) {
    return new Decoding(
        beams, maxLength, lengthPenalty, early, renormalise, banned, pad, end, start, forceEnd);
  }
}
