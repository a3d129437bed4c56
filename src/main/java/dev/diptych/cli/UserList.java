package dev.diptych.cli;

import dev.diptych.operations.Account;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code user list}: the accounts there are. */
@Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
final class UserList implements Verb {

  @Option(names = "--json", description = "One JSON object a line and account.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  UserList(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    List<Account> accounts = contexts.operations(Accounts.class).all();
    if (json) {
      accounts.forEach(answers::json);
      return ExitCode.COMPLETE;
    }
    for (Account account : accounts) {
      answers.line(
          "%-20s  %-8s  %s%s"
              .formatted(
                  account.name(),
                  account.role().word(),
                  account.changedAt(),
                  account.enabled() ? "" : "  disabled"));
    }
    if (accounts.isEmpty()) {
      answers.line("There is no account; the first start of serve makes one.");
    }
    return ExitCode.COMPLETE;
  }
}
