package dev.diptych.console.page;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who looks at a page; templates call it {@code @viewer}. */
@Component("viewer")
class Viewer {

  private static final String ADMIN = "ROLE_ADMIN";
  private static final String OPERATOR = "ROLE_OPERATOR";

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
    return has(OPERATOR) || has(ADMIN);
  }

  /** Whether accounts may be changed. */
  public boolean mayAdminister() {
    return has(ADMIN);
  }

  private static boolean has(String role) {
    Authentication authentication = loggedIn();
    return authentication != null
        && authentication.getAuthorities().stream()
            .anyMatch(granted -> role.equals(granted.getAuthority()));
  }

  private static @Nullable Authentication loggedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof AnonymousAuthenticationToken ? null : authentication;
  }
}
