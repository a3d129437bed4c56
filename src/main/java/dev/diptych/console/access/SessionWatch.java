package dev.diptych.console.access;

import dev.diptych.operations.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions: of those who asked for nothing for a while, of those who logged in long ago, and
 * of an account whose password or role was changed or that was disabled, from the command line too.
 * The account is looked up at each request, which is one row by its key.
 */
final class SessionWatch extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(SessionWatch.class);

  private static final String ENDED = SessionWatch.class.getName() + ".ended";

  private final Accounts accounts;
  private final AccessSettings settings;
  private final Clock clock;

  SessionWatch(Accounts accounts, AccessSettings settings, Clock clock) {
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether the session that came with a request was just ended. */
  static boolean ended(HttpServletRequest request) {
    return request.getAttribute(ENDED) != null;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return RequestRules.asset(request) || TokenFilter.hasToken(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    SignedIn signedIn = SignedIn.in(session);
    if (session != null && signedIn != null) {
      Instant now = clock.instant();
      try {
        if (signedIn.over(settings, now) || !asAtLogin()) {
          session.invalidate();
          SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
          request.setAttribute(ENDED, true);
        } else if (!byItself(request)) {
          new SignedIn(signedIn.since(), now).keepIn(session);
        }
      } catch (DataAccessException e) {
        log.warn("A session cannot be checked: the database does not answer", e);
        PlainAnswer.databaseAway().write(request, response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private boolean asAtLogin() {
    @Nullable Authentication authentication =
        SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getPrincipal() instanceof AccountUser user
        && accounts.find(user.getUsername()).filter(user::isStill).isPresent();
  }

  /** A page that is left open asks for its live figures anew by itself; nobody sits before it. */
  private static boolean byItself(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }
}
