package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Token;
import dev.diptych.operations.Tokens;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code user token list}: the tokens there are. */
@Command(
    name = "list",
    description = "Lists the tokens, without their secrets, which are kept nowhere.",
    mixinStandardHelpOptions = true)
final class UserTokenList implements Verb {

  @Option(names = "--json", description = "One JSON object a line and token.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  UserTokenList(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    List<Token> tokens = contexts.operations(Tokens.class).all();
    if (json) {
      tokens.forEach(answers::json);
      return ExitCode.COMPLETE;
    }
    for (Token token : tokens) {
      answers.line(
          "%-20s  %-8s  by %s  until %s  last used %s"
              .formatted(
                  token.name(),
                  token.role().word(),
                  Printable.of(token.createdBy()),
                  orElse(token.expiresAt(), "revoked"),
                  orElse(token.lastUsedAt(), "never")));
    }
    if (tokens.isEmpty()) {
      answers.line("There is no token. To make one: diptych user token create NAME --role ROLE");
    }
    return ExitCode.COMPLETE;
  }

  private static String orElse(@Nullable Instant instant, String otherwise) {
    return instant == null ? otherwise : instant.toString();
  }
}
