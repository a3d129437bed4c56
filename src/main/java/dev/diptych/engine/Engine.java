package dev.diptych.engine;

/**
 * What every engine says of itself. All but {@link #identity} is known without loading, calling or
 * computing anything, and constant for the life of the object.
 */
public interface Engine {

  /**
   * Its name in job files and on the command line: lower-case letters, digits and hyphens, unique
   * in an installation.
   */
  String name();

  /** How far the text goes. */
  Reach reach();

  /** Whether its output is good for triage but not for quoting, and is marked so. */
  default boolean draft() {
    return false;
  }

  /**
   * Whether it gives the same answer to the same request at any time, at no cost and in
   * milliseconds. Its answers are neither logged nor remembered nor counted, for asking again is
   * cheaper than looking up. Never true of what leaves this process, of a model whose arithmetic
   * depends on the machine, or of a program that somebody may replace.
   */
  default boolean repeatable() {
    return false;
  }

  /**
   * Who made an answer. May be expensive at the first call (the checksum of a large model), so it
   * is asked for only of engines that a job uses; constant from then on.
   */
  EngineIdentity identity();
}
