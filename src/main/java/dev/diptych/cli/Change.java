package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every verb that changes something. */
final class Change {

  @Option(names = "--reason", paramLabel = "WHY", description = "Why; kept in the audit.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Only say what would be done; nothing is changed.")
  private boolean dryRun;

  @Option(names = "--json", description = "Answer with one JSON object.")
  private boolean json;

  /** The person at this terminal. */
  Actor actor() {
    return new Actor(
        name(System.getProperty("user.name", "unknown"), System.getenv("SUDO_USER")),
        "cli",
        reason);
  }

  /**
   * Who that is for the audit: the account that does it and, where sudo lent it, who borrowed it.
   * What sudo says stands in the environment, so it is shown as what it is and bounded.
   */
  static String name(String user, @Nullable String sudoUser) {
    if (sudoUser == null || sudoUser.isBlank() || sudoUser.equals(user)) {
      return user;
    }
    String borrower = Printable.of(sudoUser.strip());
    return "%s (sudo: %s)"
        .formatted(user, borrower.length() > 100 ? borrower.substring(0, 99) + "…" : borrower);
  }

  /**
   * The same where a reason is required.
   *
   * @throws UsageException if none was given
   */
  Actor actorWithReason() {
    if (reason == null || reason.isBlank()) {
      throw new UsageException(
          "A reason is required: add --reason \"why\". It is kept in the audit");
    }
    return actor();
  }

  boolean dryRun() {
    return dryRun;
  }

  boolean json() {
    return json;
  }
}
