package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code withdraw}: takes an article out of its edition. */
@Command(
    name = "withdraw",
    description = {
      "Takes an article out of its edition and keeps it out of the next ones.",
      "What is nearly the same text goes out of all editions of the job. --dry-run lists what that"
          + " is."
    },
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Verb {

  @Mixin private EditionOption name = new EditionOption();

  @Parameters(
      index = "1",
      paramLabel = "ARTICLE",
      description = "Article: slug, id, position or path.")
  private String what = "";

  @Option(
      names = "--also-from-memory",
      description = "Also reject its machine translations in the memory.")
  private boolean alsoFromMemory;

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  WithdrawCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    WorkOrder order = new WorkOrder.Withdraw(name.named(), what, alsoFromMemory);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers)
        .carryOut(order, change, change.actorWithReason(), patience);
  }
}
