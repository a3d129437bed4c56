package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Role;
import dev.diptych.operations.Tokens;
import dev.diptych.operations.Tokens.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user token create}: another token. */
@Command(
    name = "create",
    description = {
      "Makes a token and prints it, this once; only its checksum is kept.",
      "A script sends it as Authorization: Bearer TOKEN."
    },
    mixinStandardHelpOptions = true)
final class UserTokenCreate implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Name by which the audit calls the script.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "viewer, operator or admin.")
  private Role role = Role.VIEWER;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "How long it is of use, 0 for ever (default: 90).")
  private int days = 90;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  UserTokenCreate(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Tokens tokens = contexts.operations(Tokens.class);
    tokens.requireNew(name);
    if (change.dryRun()) {
      answers.told(
          "Would make token %s with role %s; nothing was changed".formatted(name, role.word()),
          change.json());
      return ExitCode.COMPLETE;
    }
    Made made = tokens.create(name, role, days == 0 ? null : Duration.ofDays(days), change.actor());
    Instant expires = made.token().expiresAt();
    String until = expires == null ? "does not expire" : "of use until " + expires;
    if (change.json()) {
      Map<String, String> answer = new LinkedHashMap<>();
      answer.put("message", "Made token %s, %s".formatted(name, until));
      answer.put("token", made.secret());
      answers.json(answer);
    } else {
      answers.note(
          "Made token %s with role %s, %s; shown this once:".formatted(name, role.word(), until));
      answers.line(made.secret());
    }
    return ExitCode.COMPLETE;
  }
}
