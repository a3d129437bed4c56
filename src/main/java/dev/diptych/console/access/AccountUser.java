package dev.diptych.console.access;

import dev.diptych.operations.Account;
import dev.diptych.operations.Accounts.Credentials;
import dev.diptych.operations.Role;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody who logs in or has. */
final class AccountUser implements UserDetails, CredentialsContainer {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final Role role;
  private final boolean enabled;
  private final int epoch;
  private @Nullable String hash;

  AccountUser(Credentials credentials) {
    Account account = credentials.account();
    this.name = account.name();
    this.role = account.role();
    this.enabled = account.enabled();
    this.epoch = account.epoch();
    this.hash = credentials.hash();
  }

  /** Whether an account is still as it was at the login. */
  boolean isStill(Account account) {
    return account.enabled() && account.epoch() == epoch;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return RoleOf.authorities(role);
  }

  @Override
  public @Nullable String getPassword() {
    return hash;
  }

  @Override
  public String getUsername() {
    return name;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  /** A session keeps no hash. */
  @Override
  public void eraseCredentials() {
    hash = null;
  }

  @Override
  public String toString() {
    return "AccountUser[%s, %s]".formatted(name, role);
  }
}
