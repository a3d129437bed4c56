package dev.diptych.cli;

import dev.diptych.operations.Act;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recover}: frees a run whose process died. */
@Command(
    name = "recover",
    description =
        "Frees a run whose process is dead, so that it can be restarted. Refused while it lives.",
    mixinStandardHelpOptions = true)
final class RecoverCommand implements Verb {

  @Mixin private EditionArgument name = new EditionArgument();
  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  RecoverCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (change.dryRun()) {
      return new DryRun(contexts, answers).of(Act.RECOVER, name.named(), change.json());
    }
    String done =
        contexts.operations(RunControl.class).recover(name.named(), change.actorWithReason());
    answers.told(done, change.json());
    return ExitCode.COMPLETE;
  }
}
