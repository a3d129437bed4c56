package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code user token revoke}: a token that is of no use any more. */
@Command(
    name = "revoke",
    description = "Makes a token useless, from its next request on.",
    mixinStandardHelpOptions = true)
final class UserTokenRevoke implements Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the token.")
  private String name = "";

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  UserTokenRevoke(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Tokens tokens = contexts.operations(Tokens.class);
    answers.told(
        change.dryRun()
            ? "Would revoke token %s; nothing was changed".formatted(tokens.require(name).name())
            : tokens.revoke(name, change.actor()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
