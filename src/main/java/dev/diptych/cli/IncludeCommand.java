package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code include}: reads a skipped file again that was mended. */
@Command(
    name = "include",
    description = "Reads a file again that was skipped and has been mended since.",
    mixinStandardHelpOptions = true)
final class IncludeCommand implements Verb {

  @Mixin private EditionOption name = new EditionOption();

  @Parameters(index = "1", paramLabel = "FILE", description = "Its path as the edition shows it.")
  private String what = "";

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  IncludeCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    WorkOrder order = new WorkOrder.Include(name.named(), what);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers).carryOut(order, change, change.actor(), patience);
  }
}
