package dev.diptych.cli;

import dev.diptych.operations.Act;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code abandon}: gives up an unfinished run. */
@Command(
    name = "abandon",
    description = "Gives up an unfinished run for good; what it did not do stays missing.",
    mixinStandardHelpOptions = true)
final class AbandonCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  AbandonCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(Act.ABANDON, name.named(), change.json());
    }
    String done =
        contexts.operations(RunControl.class).abandon(name.named(), change.actorWithReason());
    answers.told(done, change.json());
    return ExitCode.COMPLETE;
  }
}
