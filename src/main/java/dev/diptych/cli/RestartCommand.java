package dev.diptych.cli;

import dev.diptych.job.Allowance;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code restart}: goes on with a failed or stopped run. */
@Command(
    name = "restart",
    description =
        "Goes on with a run that failed or was stopped, exactly as it was ordered, but for lanes"
            + " and budget.",
    mixinStandardHelpOptions = true)
final class RestartCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();
  @Mixin private AllowanceOptions more = new AllowanceOptions();

  private final Contexts contexts;
  private final Answers answers;

  RestartCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Allowance allowance = more.allowance();
    WorkOrder order = new WorkOrder.Restart(name.named(), allowance);
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(order, change.json());
    }
    return new RunVerb(contexts, answers).carryOut(order, change, change.actor(), patience);
  }
}
