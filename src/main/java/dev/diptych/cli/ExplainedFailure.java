package dev.diptych.cli;

import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.DatabaseLostException;
import dev.diptych.store.DatabaseUnavailableException;
import dev.diptych.store.DatabaseVersionException;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;

/**
 * A start that failed for a reason an operator understands: its message says everything, and the
 * verb prints it. Spring Boot finds this class by {@code META-INF/spring.factories} and then logs
 * no stack trace of its own.
 */
final class ExplainedFailure implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    return in(failure).isPresent();
  }

  /** The failure that a person understands among the causes of one of Spring's. */
  static Optional<RuntimeException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseUnavailableException
          || cause instanceof DatabaseLostException
          || cause instanceof DatabaseVersionException
          || cause instanceof UsageException
          || cause instanceof RefusedException) {
        return Optional.of((RuntimeException) cause);
      }
    }
    return Optional.empty();
  }
}
