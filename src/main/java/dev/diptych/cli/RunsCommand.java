package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.EditionView;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs}: the editions, newest first. */
@Command(
    name = "runs",
    description = "Lists editions, newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Verb {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOB",
      description = "Only this job; all without it.")
  private @Nullable String job;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line and edition.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  RunsCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (limit < 1) {
      throw new UsageException("--limit takes a whole number from 1, not " + limit);
    }
    List<EditionView> views = contexts.operations(EditionViews.class).runs(job, limit);
    for (EditionView view : views) {
      if (json) {
        answers.json(view);
      } else {
        answers.line(EditionLines.line(view));
      }
    }
    if (views.isEmpty()) {
      answers.note("No edition yet. Make one: diptych run nightly");
    }
    return ExitCode.COMPLETE;
  }
}
