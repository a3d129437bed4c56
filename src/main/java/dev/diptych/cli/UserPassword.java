package dev.diptych.cli;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user password}: another password for an account. */
@Command(
    name = "password",
    description = {
      "Gives an account another password and ends its sessions.",
      "It is asked for without being shown; without a terminal it is a line of standard input."
    },
    mixinStandardHelpOptions = true)
final class UserPassword implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the account.")
  private String name = "";

  @Mixin private NewPassword password = new NewPassword();
  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;
  private final InputLines input;

  UserPassword(Contexts contexts, Answers answers, InputLines input) {
    this.contexts = contexts;
    this.answers = answers;
    this.input = input;
  }

  @Override
  public ExitCode run() throws IOException {
    Accounts accounts = contexts.operations(Accounts.class);
    accounts.require(name);
    if (change.dryRun()) {
      answers.told(
          "Would change the password of %s; nothing was changed".formatted(name), change.json());
      return ExitCode.COMPLETE;
    }
    String chosen = password.read(name, input);
    String done = accounts.changePassword(name, chosen, change.actor());
    password.tell(answers, change.json(), done, ". The new one, shown this once:", chosen);
    return ExitCode.COMPLETE;
  }
}
