package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: how an engine comes to its translation. */
@Command(
    name = "explain",
    description = "Shows how an engine comes to its translation of a text.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Verb {

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "gist",
      description = "Engine (default: ${DEFAULT-VALUE}).")
  private String engine = "gist";

  @Option(
      names = "--json",
      description = "One JSON object a line: where each word of the translation came from.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description = "The text; without it, each line of standard input.")
  private List<String> text = List.of();

  private final Contexts contexts;
  private final Answers answers;
  private final InputLines input;

  ExplainCommand(Contexts contexts, Answers answers, InputLines input) {
    this.contexts = contexts;
    this.answers = answers;
    this.input = input;
  }

  @Override
  public ExitCode run() throws IOException {
    if (!text.isEmpty()) {
      explain(String.join(" ", text));
      return ExitCode.COMPLETE;
    }
    for (String line = input.next(); line != null; line = input.next()) {
      if (!line.isBlank()) {
        explain(line.strip());
      }
    }
    return ExitCode.COMPLETE;
  }

  private void explain(String line) {
    if (json) {
      answers.json(contexts.workbench().explanation(engine, line));
    } else {
      answers.line(contexts.workbench().explain(engine, line));
    }
  }
}
