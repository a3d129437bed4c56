package dev.diptych.console.access;

import dev.diptych.operations.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which role a request needs, by its method and path. What is not named here needs a viewer to look
 * and an operator for everything else, so that a new page or path is never open by mistake.
 */
final class RequestRules implements AuthorizationManager<RequestAuthorizationContext> {

  /** Where the digests of an edition are shown, under a policy of their own. */
  static final String DIGESTS = "/digests/**";

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  /** What a browser needs before anybody is logged in; no word of an article is in it. */
  private static final List<RequestMatcher> ASSETS =
      paths("/console.css", "/css/**", "/js/**", "/webjars/**", "/favicon.ico", "/favicon.svg");

  private static final List<RequestMatcher> HEALTH =
      paths("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

  private static final List<RequestMatcher> FOR_NOBODY_YET = paths("/login", "/logout");

  /** Everybody who is logged in may change their own password. */
  private static final List<RequestMatcher> OWN = paths("/password");

  private static final List<RequestMatcher> FIGURES = paths("/actuator/prometheus");

  private static final List<RequestMatcher> ADMINISTRATION =
      paths(
          "/accounts/**",
          "/api/accounts/**",
          "/api/tokens/**",
          // Whatever else of the actuator an installation opens.
          "/actuator/**");

  /** For whom a request is: nobody in particular, or whoever has a role. */
  static Optional<Role> needed(HttpServletRequest request) {
    if (asset(request) || any(FOR_NOBODY_YET, request) || looksAt(HEALTH, request)) {
      return Optional.empty();
    }
    if (any(OWN, request) || looksAt(FIGURES, request)) {
      return Optional.of(Role.VIEWER);
    }
    if (any(ADMINISTRATION, request)) {
      return Optional.of(Role.ADMIN);
    }
    return Optional.of(looks(request) ? Role.VIEWER : Role.OPERATOR);
  }

  /** Style sheets and scripts: the same for everybody. */
  static boolean asset(HttpServletRequest request) {
    return looksAt(ASSETS, request);
  }

  private static boolean looksAt(List<RequestMatcher> paths, HttpServletRequest request) {
    return looks(request) && any(paths, request);
  }

  private static boolean looks(HttpServletRequest request) {
    return LOOKING.contains(request.getMethod());
  }

  private static boolean any(List<RequestMatcher> paths, HttpServletRequest request) {
    return paths.stream().anyMatch(path -> path.matches(request));
  }

  private static List<RequestMatcher> paths(String... patterns) {
    return List.of(patterns).stream().<RequestMatcher>map(RequestRules::path).toList();
  }

  /** Requests of one path, matched as controllers are. */
  static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Optional<Role> needed = needed(context.getRequest());
    return new AuthorizationDecision(
        needed.isEmpty()
            || RoleOf.role(authentication.get()).filter(r -> r.covers(needed.get())).isPresent());
  }
}
