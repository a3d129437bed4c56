package dev.diptych.cli;

import dev.diptych.job.Overrides;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.WorkOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: makes the edition of the day, or goes on with it. */
@Command(
    name = "run",
    description = {
      "Reads the job's input folder and publishes the edition of the day.",
      "An edition of the day that is not finished is continued; with nothing new, none is made."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Option(names = "--input", paramLabel = "DIR", description = "Folder of article files.")
  private @Nullable Path input;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder for editions.")
  private @Nullable Path output;

  @Option(
      names = "--edition",
      paramLabel = "LABEL",
      description = "Label of the edition instead of the day.")
  private @Nullable String edition;

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "LANG",
      description = "Target languages, such as en,fr.")
  private List<String> targets = List.of();

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "ENGINE",
      description = "Translation engines, best first.")
  private List<String> engines = List.of();

  @Option(names = "--all", description = "Take unchanged files again.")
  private boolean all;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description = "\"Now\" of the edition, such as 2026-11-24T02:00:00Z: makes it reproducible.")
  private @Nullable Instant asOf;

  @Mixin private Change change = new Change();
  @Mixin private Patience patience = new Patience();

  private final Contexts contexts;
  private final Answers answers;

  RunCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    Overrides overrides =
        new Overrides(absolute(input), absolute(output), edition, targets, engines, all);
    return new RunVerb(contexts, answers)
        .carryOut(
            new WorkOrder.Run(job, overrides, asOf, change.dryRun()),
            change,
            change.actor(),
            patience);
  }

  /** What a person types at a terminal is relative to where they stand. */
  private static @Nullable Path absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize();
  }
}
