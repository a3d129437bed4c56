package dev.diptych.store;

import java.time.Instant;

/**
 * An account of the console.
 *
 * @param name unique, in lower case
 * @param role what it may do, as {@code operations} names it
 * @param password as an encoder wrote it, never the password itself
 * @param enabled whether it may log in
 * @param epoch grows with every change of the role, the password or whether it is enabled
 * @param changedAt when that was last changed
 */
public record AccountRow(
    String name,
    String role,
    String password,
    boolean enabled,
    int epoch,
    Instant createdAt,
    Instant changedAt) {

  /** Without the hash, which belongs into no log. */
  @Override
  public String toString() {
    return "AccountRow[%s, %s, enabled %s, epoch %d]".formatted(name, role, enabled, epoch);
  }
}
