package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.workbench.Extract;
import dev.diptych.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code summarise}: the sentences that say most about files. */
@Command(
    name = "summarise",
    description =
        "Chooses the sentences that say most about each file. One that is too long for the words"
            + " left may be cut after a clause; it then ends in […].",
    mixinStandardHelpOptions = true)
final class SummariseCommand implements Verb {

  @Option(names = "--json", description = "One JSON object a line and article, in the order given.")
  private boolean json;

  @Option(
      names = "--ratio",
      paramLabel = "R",
      defaultValue = "0.3",
      description =
          "Share of the words that may remain, above 0 and at most 1 (default: ${DEFAULT-VALUE}).")
  private double ratio;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
  private List<Path> files = List.of();

  private final Contexts contexts;
  private final Answers answers;

  SummariseCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (!(ratio > 0 && ratio <= 1)) {
      throw new UsageException(
          "--ratio %s is wrong: give a number above 0 and at most 1, such as 0.3".formatted(ratio));
    }
    Workbench workbench = contexts.workbench();
    boolean skipped = false;
    for (Path file : files) {
      for (Extract extract : workbench.summarise(file, ratio)) {
        skipped |= extract.skipped();
        if (json) {
          answers.json(extract);
        } else {
          print(extract);
        }
      }
    }
    return ExitCode.ofMissing(skipped);
  }

  private void print(Extract extract) {
    answers.line(extract.path() + (extract.skipped() ? ": skipped: " + extract.reason() : ""));
    extract.sentences().forEach(sentence -> answers.line("  " + sentence));
    answers.line("");
  }
}
