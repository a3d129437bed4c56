package dev.diptych.engine.remote;

import dev.diptych.engine.TranslationRequest;
import java.util.Objects;

/**
 * A request on its way to a worker.
 *
 * @param version of the messages, {@link Wire#VERSION}
 * @param request what is asked
 */
public record Question(int version, TranslationRequest request) {

  /**
   * Rejects what is none.
   *
   * @throws IllegalArgumentException if it is of another version
   */
  public Question {
    Wire.require(version);
    Objects.requireNonNull(request.pair(), "pair");
    Objects.requireNonNull(request.context(), "context");
    if (request.segments().isEmpty()) {
      throw new IllegalArgumentException("A request without segments");
    }
  }
}
