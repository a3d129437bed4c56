package dev.diptych.cli;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user enable}: an account that may log in again. */
@Command(
    name = "enable",
    description = "Lets an account that was disabled log in again.",
    mixinStandardHelpOptions = true)
final class UserEnable implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the account.")
  private String name = "";

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  UserEnable(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Accounts accounts = contexts.operations(Accounts.class);
    answers.told(
        change.dryRun()
            ? "Would enable account %s; nothing was changed"
                .formatted(accounts.require(name).name())
            : accounts.enable(name, change.actor()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
