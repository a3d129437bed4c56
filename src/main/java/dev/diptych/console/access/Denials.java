package dev.diptych.console.access;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What is answered to whoever is not logged in, or may not do what they ask for. */
final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Set by htmx, which would put a login page into the middle of another. */
  private static final String BY_SCRIPT = "HX-Request";

  private static final String SCRIPT_GOES_TO = "HX-Redirect";

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    login(request, response, SessionWatch.ended(request) ? LoginPage.ENDED : LoginPage.LOGIN);
  }

  private static void login(HttpServletRequest request, HttpServletResponse response, String page)
      throws IOException {
    if (request.getHeader(BY_SCRIPT) != null) {
      response.setHeader(SCRIPT_GOES_TO, page);
      loginFirst().write(request, response);
    } else if (PlainAnswer.forProgram(request) || isStream(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      loginFirst().write(request, response);
    } else {
      response.sendRedirect(page);
    }
  }

  private static PlainAnswer loginFirst() {
    return new PlainAnswer(
        HttpStatus.UNAUTHORIZED,
        "login-required",
        "Log in first",
        "Nobody is logged in, and nothing was done. A program sends Authorization: Bearer TOKEN.",
        Next.of(When.FIRST, "user token create", "NAME").with("role", "ROLE"));
  }

  private static boolean isStream(HttpServletRequest request) {
    return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/event-stream");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
      throws IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    Optional<Role> role = RoleOf.role(authentication);
    if (failure instanceof CsrfException) {
      if (role.isPresent()) {
        forged().write(request, response);
      } else {
        // The session that the form was made in has ended.
        login(request, response, LoginPage.ENDED);
      }
      return;
    }
    Role needed = RequestRules.needed(request).orElse(Role.ADMIN);
    new PlainAnswer(
            HttpStatus.FORBIDDEN,
            "role-missing",
            "This needs the role " + needed.word(),
            "%s has the role %s. Nothing was changed. An admin may give another role."
                .formatted(
                    authentication == null ? "Nobody" : authentication.getName(),
                    role.map(Role::word).orElse("none")),
            Next.of(When.FIRST, "user role", "NAME", needed.word()))
        .write(request, response);
  }

  private static PlainAnswer forged() {
    return new PlainAnswer(
        HttpStatus.FORBIDDEN,
        "csrf",
        "The request was not made on one of these pages",
        "Its token against forged requests is missing or old; nothing was changed. Load the page"
            + " again and give the order there. A program sends Authorization: Bearer TOKEN instead"
            + " of a cookie.");
  }
}
