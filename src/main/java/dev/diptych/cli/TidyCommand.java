package dev.diptych.cli;

import dev.diptych.operations.ExitCode;
import dev.diptych.operations.TidyReport;
import dev.diptych.operations.Upkeep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tidy}: deletes what is older than a job's retention. */
@Command(
    name = "tidy",
    description = {
      "Deletes what is older than the job's retention; every run does that at its end.",
      "The translation memory and the audit are kept for ever."
    },
    mixinStandardHelpOptions = true)
final class TidyCommand implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  TidyCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    TidyReport report =
        contexts.operations(Upkeep.class).tidy(job, change.dryRun(), change.actor());
    report.notes().forEach(answers::note);
    if (change.json()) {
      answers.json(report);
    } else {
      answers.line(
          (change.dryRun() ? "Would delete %s; nothing was changed" : "Deleted %s")
              .formatted(report.words()));
    }
    return ExitCode.COMPLETE;
  }
}
