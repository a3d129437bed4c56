package dev.diptych.cli;

import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Role;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user add}: another account. */
@Command(
    name = "add",
    description = {
      "Adds an account.",
      "Its password is asked for without being shown; without a terminal it is a line of standard",
      "input."
    },
    mixinStandardHelpOptions = true)
final class UserAdd implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name to log in with.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "viewer, operator or admin.")
  private Role role = Role.VIEWER;

  @Mixin private NewPassword password = new NewPassword();
  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;
  private final InputLines input;

  UserAdd(Contexts contexts, Answers answers, InputLines input) {
    this.contexts = contexts;
    this.answers = answers;
    this.input = input;
  }

  @Override
  public ExitCode run() throws IOException {
    Accounts accounts = contexts.operations(Accounts.class);
    accounts.requireNew(name);
    if (change.dryRun()) {
      answers.told(
          "Would add account %s with role %s; nothing was changed".formatted(name, role.word()),
          change.json());
      return ExitCode.COMPLETE;
    }
    String chosen = password.read(name, input);
    String done = accounts.add(name, role, chosen, change.actor());
    password.tell(answers, change.json(), done, "; its password, shown this once:", chosen);
    return ExitCode.COMPLETE;
  }
}
