package dev.diptych.operations;

import dev.diptych.job.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an account or a token may do; each role may do what those before it may. */
public enum Role {
  /** See everything, also the audit. */
  VIEWER,
  /** Give orders: run, restart, stop, mend, pause, acknowledge. */
  OPERATOR,
  /** Manage accounts and tokens. */
  ADMIN;

  /** As it is typed and stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what another may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  /**
   * The role of a word.
   *
   * @throws UsageException if there is none
   */
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no such role; right: "
                        + Arrays.stream(values())
                            .map(Role::word)
                            .collect(Collectors.joining(", "))));
  }
}
