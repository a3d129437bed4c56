package dev.diptych.console.api;

import dev.diptych.job.JobFileException;
import dev.diptych.job.NotFoundException;
import dev.diptych.job.Reason;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.KeyTakenException;
import dev.diptych.operations.RefusalWords;
import dev.diptych.run.FaultWords;
import dev.diptych.store.DatabaseUnavailableException;
import dev.diptych.store.FencedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What an exception means to whoever sent the request: the one table of problems. Names of classes
 * and stack traces stand in the log alone.
 */
final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final int RETRY_AFTER_SECONDS = 10;
  private static final int LONGEST_SHOWN = 100;

  private Problems() {}

  /** What a failure means. What is our own fault is logged here. */
  static Problem of(Throwable failure, HttpServletRequest request) {
    Problem problem = known(failure);
    if (problem == null) {
      log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
      problem = fault(failure);
    }
    return problem;
  }

  private static @Nullable Problem known(Throwable failure) {
    if (failure instanceof ProblemException told) {
      return told.problem();
    }
    if (failure instanceof RefusedException refused) {
      Reason reason = refused.refusal().reason();
      return Problem.of(
              refusedStatus(reason.code()),
              reason.code(),
              ExitCode.of(failure),
              RefusalWords.of(reason))
          .with(NextStep.of(refused.refusal().next()));
    }
    if (failure instanceof FencedException) {
      return Problem.of(409, "fenced", ExitCode.of(failure), String.valueOf(failure.getMessage()));
    }
    if (failure instanceof KeyTakenException) {
      return Problem.usage(422, "key-taken", String.valueOf(failure.getMessage()));
    }
    if (failure instanceof UsageException) {
      boolean missing = failure instanceof NotFoundException;
      return Problem.usage(
          missing ? 404 : 422,
          missing ? "not-found" : "usage",
          String.valueOf(failure.getMessage()));
    }
    if (failure instanceof JobFileException file) {
      return Problem.usage(422, "settings", String.valueOf(failure.getMessage()))
          .withFaults(file.faults());
    }
    TooLargeException tooLarge = cause(failure, TooLargeException.class);
    if (tooLarge != null) {
      return tooLarge(tooLarge.limit());
    }
    if (failure instanceof HttpMessageNotReadableException) {
      return unreadable(failure);
    }
    if (failure instanceof MethodArgumentTypeMismatchException argument) {
      return Problem.usage(
          400,
          "wrong-type",
          "%s is \"%s\", which is none: see /api/openapi for what it takes"
              .formatted(argument.getName(), shown(String.valueOf(argument.getValue()))));
    }
    if (failure instanceof ErrorResponse web) {
      return ofWeb(web, failure);
    }
    return unavailable(failure);
  }

  static int refusedStatus(String code) {
    return code.equals("draining") ? 503 : 409;
  }

  static Problem tooLarge(long limit) {
    return Problem.usage(
        413, "too-large", "The body is larger than the %d bytes that it may have".formatted(limit));
  }

  private static @Nullable Problem unavailable(Throwable failure) {
    boolean database =
        cause(failure, DatabaseUnavailableException.class) != null
            || cause(failure, DataAccessResourceFailureException.class) != null
            || cause(failure, TransientDataAccessException.class) != null
            || cause(failure, CannotCreateTransactionException.class) != null;
    if (!database) {
      return null;
    }
    log.warn("The database cannot be used: {}", FaultWords.of(failure));
    return Problem.of(
        503,
        "database-away",
        ExitCode.FAILED,
        "The database does not answer now. Runs wait for it; ask again in a while");
  }

  private static Problem fault(Throwable failure) {
    boolean disk = cause(failure, FileSystemException.class) != null;
    return Problem.of(
        500,
        "fault",
        ExitCode.FAILED,
        (disk ? FaultWords.of(failure) : "Something here went wrong")
            + ". More stands in data/logs/diptych.log");
  }

  private static Problem ofWeb(ErrorResponse web, Throwable failure) {
    int status = web.getStatusCode().value();
    return switch (status) {
      case 404 ->
          Problem.usage(404, "no-such-path", "There is nothing at this path; see /api/openapi");
      case 405 -> {
        String allowed = web.getHeaders().getFirst(HttpHeaders.ALLOW);
        yield Problem.usage(
            405,
            "wrong-method",
            "This path takes " + (allowed == null ? "no such method" : allowed));
      }
      case 406 ->
          Problem.usage(
              406,
              "wrong-accept",
              "This path does not answer in the form that the header Accept names");
      case 415 ->
          Problem.usage(
              415, "wrong-media-type", "The body of this request is to be application/json");
      default ->
          status < 500
              ? Problem.usage(status, "wrong-request", String.valueOf(web.getBody().getDetail()))
              : fault(failure);
    };
  }

  /** What is wrong with a body, and where. */
  private static Problem unreadable(Throwable failure) {
    UnrecognizedPropertyException unknown = cause(failure, UnrecognizedPropertyException.class);
    if (unknown != null) {
      Collection<Object> fields = unknown.getKnownPropertyIds();
      return Problem.usage(
          400,
          "unknown-field",
          "There is no field %s here. The fields: %s"
              .formatted(
                  shown(unknown.getPropertyName()),
                  fields == null
                      ? "none"
                      : fields.stream()
                          .map(String::valueOf)
                          .sorted()
                          .collect(Collectors.joining(", "))));
    }
    StreamReadException malformed = cause(failure, StreamReadException.class);
    if (malformed != null) {
      return Problem.usage(
          400, "malformed-json", "The body is not JSON as it should be" + where(malformed));
    }
    DatabindException wrong = cause(failure, DatabindException.class);
    if (wrong != null) {
      String path =
          wrong.getPath().stream()
              .map(part -> part.getPropertyName() == null ? "" : part.getPropertyName())
              .filter(name -> !name.isEmpty())
              .collect(Collectors.joining("."));
      return Problem.usage(
          400,
          "wrong-type",
          path.isEmpty()
              ? "The body is to be one JSON object, as /api/openapi describes it"
              : "The field %s does not take such a value; see /api/openapi".formatted(shown(path)));
    }
    return Problem.usage(
        400, "malformed-json", "The request needs a body: one JSON object, {} if it wants nothing");
  }

  private static String where(JacksonException malformed) {
    var at = malformed.getLocation();
    return at == null ? "" : ": see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  /** Answers with a problem. */
  static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.status() == 503) {
      response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    byte[] json = ApiJson.MAPPER.writeValueAsBytes(problem.at(request.getRequestURI()));
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
    response.flushBuffer();
  }
}
