package dev.diptych.console.api;

import java.io.IOException;

/** The body of a request is larger than it may be. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long limit;

  TooLargeException(long limit) {
    super("more than %d bytes".formatted(limit));
    this.limit = limit;
  }

  long limit() {
    return limit;
  }
}
