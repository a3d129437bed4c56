package dev.diptych.console.access;

import dev.diptych.operations.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Who is logged in, as orders and the audit name them. */
public final class Operator {

  private Operator() {}

  /**
   * The person or program behind a request: an account on the channel {@code web}, or a token on
   * the channel {@code api}.
   *
   * @param authentication {@code null} if nobody is logged in
   * @param reason why, {@code null} or blank if none was given
   */
  public static Actor of(@Nullable Authentication authentication, @Nullable String reason) {
    return new Actor(
        authentication == null ? "anonymous" : authentication.getName(),
        authentication instanceof TokenAuthentication ? "api" : "web",
        reason == null || reason.isBlank() ? null : reason.strip());
  }
}
