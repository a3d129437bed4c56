package dev.diptych.console.page;

import dev.diptych.console.Uploads;
import dev.diptych.job.JobFileException;
import dev.diptych.job.NotFoundException;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.operations.RefusalWords;
import dev.diptych.run.FaultWords;
import dev.diptych.store.DatabaseUnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What went wrong, as a page: what happened, to what, and what to do next; with the same status
 * that the JSON API gives. What a page does not say stands in the log.
 */
@ControllerAdvice(basePackageClasses = PageFaults.class)
class PageFaults {

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final String VIEW = "fault";

  @ExceptionHandler(RefusedException.class)
  ModelAndView refused(RefusedException refused) {
    return page(
        HttpStatus.CONFLICT,
        "refused",
        RefusalWords.of(refused.refusal().reason()),
        Step.of(refused.refusal().next()));
  }

  @ExceptionHandler({NotFoundException.class, UnknownPageException.class})
  ModelAndView unknown(RuntimeException wrong) {
    return page(HttpStatus.NOT_FOUND, "unknown", String.valueOf(wrong.getMessage()), List.of());
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView noNumber(MethodArgumentTypeMismatchException wrong) {
    return page(
        HttpStatus.NOT_FOUND, "unknown", "%s is a number".formatted(wrong.getName()), List.of());
  }

  @ExceptionHandler({UsageException.class, MissingServletRequestParameterException.class})
  ModelAndView cannotBeAsked(Exception wrong) {
    return page(HttpStatus.BAD_REQUEST, "wrong", String.valueOf(wrong.getMessage()), List.of());
  }

  /** The file of a form is larger than was announced, or did not arrive whole. */
  @ExceptionHandler(MultipartException.class)
  ModelAndView torn(MultipartException wrong) {
    return wrong instanceof MaxUploadSizeExceededException
        ? page(
            HttpStatus.CONTENT_TOO_LARGE,
            "wrong",
            "The file has more than %d MB. Bring it in parts, or take it in at a terminal of the machine: diptych tm import FILE --reason …"
                .formatted(Uploads.MOST_BYTES >> 20),
            List.of())
        : page(
            HttpStatus.BAD_REQUEST,
            "wrong",
            "The file did not arrive whole. Bring it again",
            List.of());
  }

  @ExceptionHandler(JobFileException.class)
  ModelAndView wrong(JobFileException wrong) {
    return page(HttpStatus.BAD_REQUEST, "wrong", DeedPage.words(wrong), List.of());
  }

  /** A database that is away comes back, as a rule: the browser is told to ask again. */
  @ExceptionHandler({
    DatabaseUnavailableException.class,
    DataAccessException.class,
    TransactionException.class
  })
  ModelAndView away(RuntimeException failure, HttpServletResponse response) {
    log.warn("A page cannot be shown: {}", FaultWords.of(failure), failure);
    response.setHeader("Retry-After", "10");
    return page(HttpStatus.SERVICE_UNAVAILABLE, "away", FaultWords.of(failure), List.of());
  }

  /** The browser has gone away: there is nobody to tell. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void gone() {
    // Nothing.
  }

  @ExceptionHandler(Exception.class)
  ModelAndView fault(Exception failure) {
    if (failure instanceof ErrorResponse known) {
      return page(
          HttpStatus.valueOf(known.getStatusCode().value()),
          known.getStatusCode().is5xxServerError() ? "fault" : "unknown",
          String.valueOf(known.getBody().getDetail()),
          List.of());
    }
    log.error("A page cannot be shown", failure);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "fault", FaultWords.of(failure), List.of());
  }

  private static ModelAndView page(HttpStatus status, String kind, String told, List<Step> steps) {
    return new ModelAndView(
        VIEW, Map.of("kind", kind, "told", told, "steps", steps, "status", status.value()), status);
  }
}
