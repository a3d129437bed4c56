package dev.diptych.store;

/**
 * This process was declared dead and another run has taken over its pass: nothing more may be
 * written. The process ends itself.
 */
public final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A process that holds an old epoch. */
  public FencedException(long passId, int epoch) {
    super(
        "This process was fenced: pass %d has been taken over by another run (our epoch was %d). Nothing more is written"
            .formatted(passId, epoch));
  }
}
