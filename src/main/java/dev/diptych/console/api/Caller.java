package dev.diptych.console.api;

import dev.diptych.console.access.Operator;
import dev.diptych.operations.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sends the request that this thread answers. */
final class Caller {

  private static final int LONGEST_REASON = 2000;

  private Caller() {}

  /**
   * The caller, with their reason if they gave one.
   *
   * @throws ProblemException if the reason is too long to be kept whole
   */
  static Actor because(@Nullable String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw new ProblemException(
          Problem.usage(
              422,
              "usage",
              "The reason is longer than the %d characters that are kept"
                  .formatted(LONGEST_REASON)));
    }
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return Operator.of(
        known instanceof AnonymousAuthenticationToken ? null : known,
        reason == null || reason.isBlank() ? null : reason);
  }

  /**
   * The same where a reason is required.
   *
   * @throws ProblemException if none was given
   */
  static Actor becauseOf(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new ProblemException(
          Problem.usage(
              422,
              "reason-required",
              "A reason is required: say why in the field reason. It is kept in the audit"));
    }
    return because(reason);
  }
}
