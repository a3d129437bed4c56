package dev.diptych.digest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to do when an engine can do nothing in this run.
 *
 * @param kind see {@link Kind}
 * @param patience how long to wait for it, for {@link Kind#WAIT} only
 */
public record Reaction(Kind kind, @Nullable Duration patience) {

  /** The default: the chain goes on with the next engine. */
  public static final Reaction NEXT = new Reaction(Kind.NEXT, null);

  /** The reactions. */
  public enum Kind {
    /** Go on with the next engine of the chain. */
    NEXT,
    /** Ask again until the patience is used up, then go on with the next. */
    WAIT,
    /** Defer whatever is left of the edition. */
    STOP
  }
}
