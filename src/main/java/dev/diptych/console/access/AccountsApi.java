package dev.diptych.console.access;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Account;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.Role;
import dev.diptych.operations.Token;
import dev.diptych.operations.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and tokens for programs; only for admins. */
@RestController
@RequestMapping("/api")
final class AccountsApi {

  private final Accounts accounts;
  private final Tokens tokens;

  AccountsApi(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /** An account as programs see it. */
  record AccountAnswer(
      String name, String role, boolean enabled, Instant createdAt, Instant changedAt) {
    static AccountAnswer of(Account account) {
      return new AccountAnswer(
          account.name(),
          account.role().word(),
          account.enabled(),
          account.createdAt(),
          account.changedAt());
    }
  }

  /**
   * A token as programs see it.
   *
   * @param secret in the answer that makes it, and never again
   */
  record TokenAnswer(
      String name,
      String role,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable String secret) {
    static TokenAnswer of(Token token, @Nullable String secret) {
      return new TokenAnswer(
          token.name(),
          token.role().word(),
          token.createdBy(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          secret);
    }
  }

  /** What was done, in words. */
  record Told(String message) {}

  /**
   * A new account.
   *
   * @param reason may be missing, as in all that follow
   */
  record NewAccount(String name, String role, String password, @Nullable String reason) {}

  record NewPassword(String password, @Nullable String reason) {}

  record NewRole(String role, @Nullable String reason) {}

  record Why(@Nullable String reason) {}

  /**
   * A new token.
   *
   * @param days how long it is of use; 0 for ever
   */
  record NewToken(String name, String role, int days, @Nullable String reason) {}

  @GetMapping("/accounts")
  List<AccountAnswer> accounts() {
    return accounts.all().stream().map(AccountAnswer::of).toList();
  }

  @PostMapping("/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  Told add(@RequestBody NewAccount account, Authentication who) {
    return new Told(
        accounts.add(
            required(account.name(), "name"),
            Role.of(required(account.role(), "role")),
            required(account.password(), "password"),
            Operator.of(who, account.reason())));
  }

  @PostMapping("/accounts/{name}/password")
  Told password(@PathVariable String name, @RequestBody NewPassword body, Authentication who) {
    return new Told(
        accounts.changePassword(
            name, required(body.password(), "password"), Operator.of(who, body.reason())));
  }

  @PostMapping("/accounts/{name}/role")
  Told role(@PathVariable String name, @RequestBody NewRole body, Authentication who) {
    return new Told(
        accounts.changeRole(
            name, Role.of(required(body.role(), "role")), Operator.of(who, body.reason())));
  }

  @PostMapping("/accounts/{name}/disable")
  Told disable(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Why why,
      Authentication who) {
    return new Told(accounts.disable(name, Operator.of(who, reason(why))));
  }

  @PostMapping("/accounts/{name}/enable")
  Told enable(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Why why,
      Authentication who) {
    return new Told(accounts.enable(name, Operator.of(who, reason(why))));
  }

  @GetMapping("/tokens")
  List<TokenAnswer> tokens() {
    return tokens.all().stream().map(token -> TokenAnswer.of(token, null)).toList();
  }

  @PostMapping("/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  TokenAnswer create(@RequestBody NewToken body, Authentication who) {
    Tokens.Made made =
        tokens.create(
            required(body.name(), "name"),
            Role.of(required(body.role(), "role")),
            body.days() == 0 ? null : Duration.ofDays(body.days()),
            Operator.of(who, body.reason()));
    return TokenAnswer.of(made.token(), made.secret());
  }

  @PostMapping("/tokens/{name}/revoke")
  Told revoke(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Why why,
      Authentication who) {
    return new Told(tokens.revoke(name, Operator.of(who, reason(why))));
  }

  private static @Nullable String reason(@Nullable Why why) {
    return why == null ? null : why.reason();
  }

  /** What JSON leaves out is null, whatever the type says. */
  private static String required(@Nullable String value, String field) {
    if (value == null) {
      throw new UsageException("The field %s is missing".formatted(field));
    }
    return value;
  }
}
