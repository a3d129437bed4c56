package dev.diptych.operations;

import dev.diptych.job.UsageException;
import dev.diptych.store.AccessTokenRow;
import dev.diptych.store.AccessTokenRows;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Transactions;
import dev.diptych.text.Checksums;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What scripts are known by: 256 random bits, shown once and kept as their SHA-256, which for that
 * many is as good as any slower hash. Changes are audited, the secret never is. Safe for use by
 * several threads and processes.
 */
@Service
public class Tokens {

  /** By it scanners of repositories and logs know what they found. */
  static final String PREFIX = "diptych_";

  private static final Duration LONGEST = Duration.ofDays(3650);

  private final AccessTokenRows rows;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  Tokens(AccessTokenRows rows, AuditLog audit, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A token that was just made.
   *
   * @param secret to be shown once and kept nowhere
   */
  public record Made(Token token, String secret) {

    /** Without the secret, which belongs into no log. */
    @Override
    public String toString() {
      return "Made[%s]".formatted(token);
    }
  }

  /** All tokens, by name. */
  public List<Token> all() {
    return rows.all().stream().map(Token::of).toList();
  }

  /**
   * Makes a token.
   *
   * @param lasts how long it may be used, at most ten years; {@code null} for ever
   * @throws UsageException if there is one of this name, or the name or time is wrong
   */
  public Made create(String name, Role role, @Nullable Duration lasts, Actor actor) {
    requireNew(name);
    if (lasts != null && (lasts.compareTo(Duration.ZERO) <= 0 || lasts.compareTo(LONGEST) > 0)) {
      throw new UsageException("A token lasts 1 to %d days".formatted(LONGEST.toDays()));
    }
    String secret = PREFIX + Passwords.secret();
    Instant expires = lasts == null ? null : clock.instant().plus(lasts);
    Token made =
        transactions.run(
            () -> {
              if (!rows.add(name, role.word(), Checksums.sha256(secret), actor.name(), expires)) {
                throw taken(name);
              }
              audit(
                  actor,
                  "user token create",
                  name,
                  "role %s, %s"
                      .formatted(
                          role.word(), expires == null ? "does not expire" : "until " + expires));
              return Token.of(rows.find(name).orElseThrow());
            });
    return new Made(made, secret);
  }

  /** Makes sure that a token of this name can be made; for whoever only asks. */
  public void requireNew(String name) {
    if (rows.find(AccessName.require(name)).isPresent()) {
      throw taken(name);
    }
  }

  private static UsageException taken(String name) {
    return new UsageException(
        "There is a token %s already. To make it useless: diptych user token revoke %s"
            .formatted(name, name));
  }

  /**
   * Makes a token useless, from its next request on.
   *
   * @return what was done, in words
   * @throws UsageException if there is none of this name
   */
  public String revoke(String name, Actor actor) {
    return transactions.run(
        () -> {
          Token before = require(name);
          rows.delete(name);
          audit(actor, "user token revoke", name, "role %s".formatted(before.role().word()));
          return "Revoked token %s; it is of no use any more".formatted(name);
        });
  }

  /**
   * A token that must be there.
   *
   * @throws UsageException if it is not
   */
  public Token require(String name) {
    return rows.find(name)
        .map(Token::of)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no token of this name. Those there are: diptych user token list"));
  }

  /**
   * Whose a secret is, and notes that it was used.
   *
   * @param secret as it came with a request
   * @return empty if it is nobody's, revoked or expired
   */
  public Optional<Token> of(String secret) {
    Optional<AccessTokenRow> row =
        rows.byHash(Checksums.sha256(secret))
            .filter(found -> !Token.of(found).expired(clock.instant()));
    row.ifPresent(rows::used);
    return row.map(Token::of);
  }

  private void audit(Actor actor, String verb, String name, String detail) {
    audit.add(actor.name(), actor.channel(), verb, name, actor.reason(), detail);
  }
}
