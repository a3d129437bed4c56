package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code publish}: writes an edition again from the tables. */
@Command(
    name = "publish",
    description = {
      "Writes a finished edition again, as it is in the database; no engine is asked.",
      "For files that are missing or were changed: show --verify names them."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  PublishCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    WorkOrder order = new WorkOrder.Publish(name.named());
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers).carryOut(order, change, change.actor(), patience);
  }
}
