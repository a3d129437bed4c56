package dev.diptych.digest;

import dev.diptych.engine.Engine;
import dev.diptych.engine.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine's bugs to the texts they strike. What strikes the whole process (an {@link
 * Error}) passes.
 */
final class GuardedEngine {

  private static final Logger log = LoggerFactory.getLogger(GuardedEngine.class);

  private GuardedEngine() {}

  /** What is asked of an engine, or read by it. */
  @FunctionalInterface
  interface Work<T, E extends EngineException> {
    T done() throws E;
  }

  /** Has an engine do something. */
  static <T, E extends EngineException> T guarded(Engine engine, Work<T, E> work)
      throws E, FaultException, InterruptedException {
    try {
      return work.done();
    } catch (RuntimeException e) {
      throw fault(engine, e);
    }
  }

  /** An adapter that is interrupted while it waits can only throw what it has. */
  private static FaultException fault(Engine engine, RuntimeException e)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted while " + engine.name() + " was asked");
    }
    log.error("Engine {} had a fault", engine.name(), e);
    return new FaultException(
        Cause.of(
            Cause.Code.ENGINE_FAULT,
            engine.name(),
            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
  }

  /** The engine threw what no engine may throw; the message says what, the log where. */
  static final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Cause cause;

    FaultException(Cause cause) {
      super(String.join(" had a fault: ", cause.arguments()));
      this.cause = cause;
    }

    Cause cause() {
      return cause;
    }
  }
}
