package dev.diptych.cli;

import dev.diptych.job.Allowance;
import dev.diptych.operations.Act;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunControl;
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
    if (change.dryRun()) {
      contexts.operations(RunControl.class).requireAllowed(Act.RESTART, name.named());
      return new ShowEdition(contexts, answers)
          .show(name, change.json(), "would be restarted; nothing was changed");
    }
    return new RunVerb(contexts, answers)
        .carryOut(new WorkOrder.Restart(name.named(), allowance), change, change.actor(), patience);
  }
}
