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
        workers(engine);
      }
    }
    return ExitCode.COMPLETE;
  }

  private void workers(EngineFacts engine) {
    if (engine.problem() != null) {
      answers.note("Engine %s: %s".formatted(engine.name(), Printable.of(engine.problem())));
    }
    if (engine.workers() == null) {
      return;
    }
    for (EngineFacts.Worker worker : engine.workers()) {
      answers.line(
          "  worker %s: %d lanes, %d in hand, %d answered (%d failed), %d in the last minute, last sign %d s ago%s"
              .formatted(
                  Printable.of(worker.id()),
                  worker.lanes(),
                  worker.inHand(),
                  worker.answered(),
                  worker.failed(),
                  worker.perMinute(),
                  worker.secondsSilent(),
                  worker.refused() == null
                      ? ""
                      : "; gets no requests: " + Printable.of(worker.refused())));
    }
  }
}
