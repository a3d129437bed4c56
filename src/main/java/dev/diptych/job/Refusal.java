package dev.diptych.job;

import java.util.List;

/**
 * What was asked for is right but not allowed now. Data, not words: the command line makes a
 * sentence of it, a page may make a heading and buttons.
 *
 * @param reason why, with the facts it is about
 * @param next what helps on, the first to be tried first; empty if no verb does
 */
public record Refusal(Reason reason, List<Next> next) {

  /** Copies the list, so that the refusal cannot change. */
  public Refusal {
    next = List.copyOf(next);
  }
}
