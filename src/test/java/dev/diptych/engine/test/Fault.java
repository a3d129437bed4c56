package dev.diptych.engine.test;

/** What an engine of the tests can be told to do instead of answering. */
public enum Fault {
  /** It is down: out for the run. */
  UNAVAILABLE,
  /** What was bought is used up: out for the run. */
  QUOTA,
  /** This request will never succeed. */
  REJECTED,
  /** It always fails in passing. */
  TRANSIENT,
  /** It fails in passing the first time a process sends the request, then answers. */
  TRANSIENT_ONCE,
  /** It does not answer until another fault or none is in the file, or the lane is interrupted. */
  HOLD,
  /** The same, so that the calls held so far go on and those that follow are held. */
  HOLD_NEXT,
  /** A bug: an exception that no engine may throw. */
  BUG,
  /** An error that is no lack of memory: the run fails, the process lives. */
  LINKAGE,
  /** What no engine can help: the process has no memory left. */
  ERROR,
  /** The process dies at once, as from {@code kill -9}. */
  HALT,
  /** The virtual machine dies by itself and leaves its error file, as from a bug in native code. */
  CRASH,
  /** It wants more memory than there is. */
  OUT_OF_MEMORY
}
