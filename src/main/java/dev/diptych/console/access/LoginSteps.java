package dev.diptych.console.access;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** What happens around a login: before the password is compared, and when it was right or wrong. */
final class LoginSteps extends OncePerRequestFilter
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(LoginSteps.class);

  private static final String NAME = "username";
  private static final RequestMatcher LOGIN = RequestRules.path(LoginPage.LOGIN);

  private final LoginThrottle throttle;
  private final RequestCache asked;
  private final AccessSettings settings;
  private final Clock clock;

  LoginSteps(LoginThrottle throttle, RequestCache asked, AccessSettings settings, Clock clock) {
    this.throttle = throttle;
    this.asked = asked;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod()) || !LOGIN.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = throttle.tryNow(typed(request), request.getRemoteAddr());
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      tooMany(wait, response).write(request, response);
    }
  }

  /** How long to wait, also in the header for programs. */
  static PlainAnswer tooMany(Duration wait, HttpServletResponse response) {
    long seconds = wait.plusMillis(999).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return new PlainAnswer(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-tries",
        "Too many wrong passwords",
        "Try again in %d s. The password was not looked at. An admin may set another."
            .formatted(seconds),
        Next.of(When.NEXT, "user password", "NAME"));
  }

  private static String typed(HttpServletRequest request) {
    String name = request.getParameter(NAME);
    return name == null ? "" : name;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    throttle.right(typed(request), request.getRemoteAddr());
    HttpSession session = request.getSession();
    Instant now = clock.instant();
    new SignedIn(now, now).keepIn(session);
    // Tomcat forgets it too, a little later than it ends.
    session.setMaxInactiveInterval((int) settings.idle().plusMinutes(1).toSeconds());
    String back = back(request, response);
    asked.removeRequest(request, response);
    response.sendRedirect(back);
  }

  /** What was asked for before the login; a path of this server and nothing else. */
  private String back(HttpServletRequest request, HttpServletResponse response) {
    if (asked.getRequest(request, response) instanceof DefaultSavedRequest saved) {
      @Nullable String query = saved.getQueryString();
      String path = saved.getRequestURI() + (query == null ? "" : "?" + query);
      if (path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0) {
        return path;
      }
    }
    return "/";
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessException) {
        log.warn("A login cannot be checked: the database does not answer", failure);
        PlainAnswer.databaseAway().write(request, response);
        return;
      }
    }
    response.sendRedirect(LoginPage.FAILED);
  }
}
