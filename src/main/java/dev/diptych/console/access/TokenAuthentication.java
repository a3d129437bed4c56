package dev.diptych.console.access;

import dev.diptych.operations.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A script that is known by its token, for one request. */
final class TokenAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final String name;

  TokenAuthentication(Token token) {
    super(RoleOf.authorities(token.role()));
    this.name = token.name();
    setAuthenticated(true);
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return name;
  }

  // The superclass compares by principal and authorities alone, which is what is meant.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TokenAuthentication && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
