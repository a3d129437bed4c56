package dev.diptych.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a script is known; its secret is kept nowhere.
 *
 * @param name unique; the actor of what is done with it
 * @param role what it may do, as {@code operations} names it
 * @param createdBy the actor who made it
 * @param expiresAt from when on it is of no use; {@code null} if it does not expire
 * @param lastUsedAt to within some minutes; {@code null} if never
 */
public record AccessTokenRow(
    long id,
    String name,
    String role,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {}
