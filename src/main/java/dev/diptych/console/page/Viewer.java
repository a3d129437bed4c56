package dev.diptych.console.page;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who looks at a page; templates call it {@code @viewer}. */
@Component("viewer")
class Viewer {

  private static final String READS_ONLY = "ROLE_VIEWER";

  /** The account's name, {@code null} if nobody is logged in. */
  public @Nullable String name() {
    Authentication authentication = loggedIn();
    return authentication == null ? null : authentication.getName();
  }

  /**
   * Whether buttons are shown that change something. What is sent all the same is refused by
   * whoever keeps the doors: this only spares a person the attempt.
   */
  public boolean mayAct() {
    Authentication authentication = loggedIn();
    return authentication == null
        || authentication.getAuthorities().stream()
            .noneMatch(granted -> READS_ONLY.equals(granted.getAuthority()));
  }

  private static @Nullable Authentication loggedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof AnonymousAuthenticationToken ? null : authentication;
  }
}
