package dev.diptych.cli;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user role}: what an account may do. */
@Command(
    name = "role",
    description = "Gives an account another role and ends its sessions.",
    mixinStandardHelpOptions = true)
final class UserRole implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the account.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, operator or admin.")
  private Role role = Role.VIEWER;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  UserRole(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Accounts accounts = contexts.operations(Accounts.class);
    answers.told(
        change.dryRun()
            ? "Would give %s the role %s in the place of %s; nothing was changed"
                .formatted(name, role.word(), accounts.require(name).role().word())
            : accounts.changeRole(name, role, change.actor()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
