package dev.diptych.console.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who looks at it. */
@ControllerAdvice
final class WhoAdvice {

  @ModelAttribute("who")
  Who who(@Nullable Authentication authentication) {
    return RoleOf.role(authentication)
        .map(role -> Who.of(authentication == null ? "" : authentication.getName(), role))
        .orElse(Who.NOBODY);
  }
}
