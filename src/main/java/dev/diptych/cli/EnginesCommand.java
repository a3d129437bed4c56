package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.EngineFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engines}: what can translate here. */
@Command(
    name = "engines",
    description = "Lists the translation engines, their language pairs and their nature.",
    subcommands = EnginesCheck.class,
    mixinStandardHelpOptions = true)
final class EnginesCommand implements Verb {

  @Option(names = "--json", description = "One JSON object a line and engine.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  EnginesCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    for (EngineFacts engine : contexts.workbench().engines()) {
      if (json) {
        answers.json(engine);
      } else {
        answers.line(
            "%-16s %-10s %-16s %s (%s)"
                .formatted(
                    engine.name(),
                    engine.reach(),
                    engine.draft() ? "draft quality" : "",
                    String.join(" ", engine.pairs()),
                    engine.model() + " " + engine.version()));
      }
    }
    return ExitCode.COMPLETE;
  }
}
