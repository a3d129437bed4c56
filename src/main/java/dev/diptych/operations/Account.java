package dev.diptych.operations;

import dev.diptych.store.AccountRow;
import java.time.Instant;

/**
 * Who may use the console.
 *
 * @param name in lower case
 * @param enabled whether they may log in
 * @param epoch grows with every change of the role, the password or whether it is enabled: a
 *     session of an earlier one has ended
 * @param changedAt when that was last changed
 */
public record Account(
    String name, Role role, boolean enabled, int epoch, Instant createdAt, Instant changedAt) {

  static Account of(AccountRow row) {
    return new Account(
        row.name(),
        Role.of(row.role()),
        row.enabled(),
        row.epoch(),
        row.createdAt(),
        row.changedAt());
  }
}
