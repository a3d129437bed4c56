package dev.diptych.job;

import java.util.List;

/** A job file, its glossary or an override is wrong; nothing was started. */
public final class JobFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  JobFileException(String message, List<String> faults) {
    super(message);
    this.faults = List.copyOf(faults);
  }

  /** Every fault: {@code file:line: what is wrong; right: an example}. */
  public List<String> faults() {
    return faults;
  }
}
