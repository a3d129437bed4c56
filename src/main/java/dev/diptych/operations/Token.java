package dev.diptych.operations;

import dev.diptych.store.AccessTokenRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a script is known by; the secret itself is shown once, when it is made.
 *
 * @param name the actor of what is done with it
 * @param createdBy who made it
 * @param expiresAt from when on it is of no use; {@code null} if it does not expire
 * @param lastUsedAt to within ten minutes; {@code null} if never
 */
public record Token(
    String name,
    Role role,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static Token of(AccessTokenRow row) {
    return new Token(
        row.name(),
        Role.of(row.role()),
        row.createdBy(),
        row.createdAt(),
        row.expiresAt(),
        row.lastUsedAt());
  }

  /** Whether it is of no use any more. */
  public boolean expired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
