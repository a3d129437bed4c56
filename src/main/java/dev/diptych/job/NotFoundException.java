package dev.diptych.job;

/** There is nothing of the name or number that was given; the message says what there is. */
public final class NotFoundException extends UsageException {

  private static final long serialVersionUID = 1L;

  /** See {@link NotFoundException}. */
  public NotFoundException(String message) {
    super(message);
  }
}
