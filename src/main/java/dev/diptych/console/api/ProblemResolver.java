package dev.diptych.console.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Whatever goes wrong under {@code /api} is answered with a problem, also where no handler is. */
@Component
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

  private static final Logger log = LoggerFactory.getLogger("faults");

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!ApiFilter.concerns(request)) {
      return null;
    }
    if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
      return new ModelAndView(); // Whoever asked is gone.
    }
    Problem problem = Problems.of(failure, request);
    try {
      response.reset();
      if (failure instanceof ErrorResponse web) {
        String allow = web.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
          response.setHeader(HttpHeaders.ALLOW, allow);
        }
      }
      Problems.write(problem, request, response);
    } catch (IOException e) {
      log.debug("Nobody is there to be told of {}", problem.code(), e);
    }
    return new ModelAndView();
  }
}
