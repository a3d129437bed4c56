package dev.diptych.cli;

import dev.diptych.operations.EditionName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which edition a verb is about whose second argument is something in it. */
final class EditionOption {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Option(
      names = "--edition",
      paramLabel = "LABEL",
      description = "Label of the edition; the newest without it.")
  private @Nullable String edition;

  /** The edition as orders name it. */
  EditionName named() {
    return new EditionName(job, edition);
  }
}
