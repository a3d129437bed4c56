package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import picocli.CommandLine.Command;

/** {@code user token}: what scripts are known by. */
@Command(
    name = "token",
    description = "Manages the tokens by which scripts use the JSON API.",
    synopsisSubcommandLabel = "(create | list | revoke)",
    subcommands = {UserTokenCreate.class, UserTokenList.class, UserTokenRevoke.class},
    mixinStandardHelpOptions = true)
final class UserToken implements Verb {

  UserToken() {}

  @Override
  public ExitCode run() {
    throw new UsageException(
        "Say what to do: diptych user token list, diptych user token create NAME --role ROLE, or"
            + " diptych user token revoke NAME");
  }
}
