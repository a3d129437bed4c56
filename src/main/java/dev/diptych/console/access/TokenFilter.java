package dev.diptych.console.access;

import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.operations.Token;
import dev.diptych.operations.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a script by {@code Authorization: Bearer …}. A request that brings a token is its owner's
 * or nobody's: a session that comes with it does not count, which is why it needs no token against
 * forged requests.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(TokenFilter.class);

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  TokenFilter(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whether a request brings a token, a right one or not. */
  static boolean hasToken(HttpServletRequest request) {
    return secret(request) != null;
  }

  private static @Nullable String secret(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String secret = secret(request);
    if (secret != null) {
      Optional<Token> token;
      try {
        token = tokens.of(secret);
      } catch (DataAccessException e) {
        log.warn("A token cannot be checked: the database does not answer", e);
        PlainAnswer.databaseAway().write(request, response);
        return;
      }
      if (token.isEmpty()) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        new PlainAnswer(
                HttpStatus.UNAUTHORIZED,
                "token-refused",
                "The token is of no use",
                "It was never made here, has expired or was revoked.",
                Next.of(When.TO_SEE, "user token list"),
                Next.of(When.NEXT, "user token create", "NAME").with("role", "ROLE"))
            .write(request, response);
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new TokenAuthentication(token.get()));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
