package dev.diptych.cli;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user disable}: an account that may log in no more. */
@Command(
    name = "disable",
    description = "Lets an account log in no more and ends its sessions.",
    mixinStandardHelpOptions = true)
final class UserDisable implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the account.")
  private String name = "";

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  UserDisable(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Accounts accounts = contexts.operations(Accounts.class);
    answers.told(
        change.dryRun()
            ? "Would disable account %s; nothing was changed"
                .formatted(accounts.require(name).name())
            : accounts.disable(name, change.actor()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
