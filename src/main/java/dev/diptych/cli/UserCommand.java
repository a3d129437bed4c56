package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;

/** {@code user}: who may use the console. */
@Command(
    name = "user",
    description = {
      "Says who may use the console that serve opens: people by accounts, scripts by tokens.",
      "Roles: viewer looks at everything, operator gives orders too, admin manages accounts too."
    },
    synopsisSubcommandLabel = "(add | list | password | role | disable | enable | token)",
    subcommands = {
      UserAdd.class,
      UserList.class,
      UserPassword.class,
      UserRole.class,
      UserDisable.class,
      UserEnable.class,
      UserToken.class
    },
    mixinStandardHelpOptions = true)
final class UserCommand implements Verb {

  UserCommand() {}

  @Override
  public ExitCode run() {
    throw new UsageException(
        "Say what to do: diptych user list, diptych user add NAME --role ROLE, diptych user"
            + " password NAME, diptych user role NAME ROLE, diptych user disable NAME, diptych user"
            + " enable NAME, or diptych user token list");
  }
}
