package dev.diptych.console.access;

import dev.diptych.operations.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Roles as Spring Security knows them: one authority, that of the role itself. */
final class RoleOf {

  private static final String PREFIX = "ROLE_";

  private RoleOf() {}

  static List<GrantedAuthority> authorities(Role role) {
    return List.of(new SimpleGrantedAuthority(PREFIX + role.name()));
  }

  /** The role of whoever asks; empty for whoever is not logged in. */
  static Optional<Role> role(@Nullable Authentication authentication) {
    if (authentication == null || !authentication.isAuthenticated()) {
      return Optional.empty();
    }
    List<String> held =
        authentication.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .map(String::valueOf)
            .toList();
    return Arrays.stream(Role.values())
        .filter(role -> held.contains(PREFIX + role.name()))
        .findFirst();
  }
}
