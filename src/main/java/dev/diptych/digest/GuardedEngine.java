package dev.diptych.digest;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine whose bugs cost the texts they strike and nothing else. What strikes the whole process
 * (an {@link Error}) passes.
 */
record GuardedEngine(TranslationEngine engine) {

  private static final Logger log = LoggerFactory.getLogger(GuardedEngine.class);

  /** See {@link TranslationEngine#ask}. */
  Answer ask(TranslationRequest request)
      throws EngineException, FaultException, InterruptedException {
    try {
      return engine.ask(request);
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  /** See {@link TranslationEngine#read}. */
  List<SegmentTarget> read(TranslationRequest request, Answer answer)
      throws EngineException.Rejected, FaultException, InterruptedException {
    try {
      return engine.read(request, answer);
    } catch (RuntimeException e) {
      throw fault(e);
    }
  }

  /** An adapter that is interrupted while it waits can only throw what it has. */
  private FaultException fault(RuntimeException e) throws InterruptedException {
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
