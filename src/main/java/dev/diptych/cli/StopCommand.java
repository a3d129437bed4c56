package dev.diptych.cli;

import dev.diptych.operations.Act;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stop}: asks a run to stop. */
@Command(
    name = "stop",
    description = "Asks a run to stop when what is in hand is done; also one in another process.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  StopCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(Act.STOP, name.named(), change.json());
    }
    String done = contexts.operations(RunControl.class).stop(name.named(), change.actor());
    answers.told(done, change.json());
    return ExitCode.COMPLETE;
  }
}
