package dev.diptych.cli;

import dev.diptych.operations.EditionName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which edition a verb is about. */
final class EditionArgument {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private String job = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "EDITION",
      description = "Label such as 2026-11-24; the newest without it.")
  private @Nullable String edition;

  /** The edition as orders name it. */
  EditionName named() {
    return new EditionName(job, edition);
  }

  String job() {
    return job;
  }

  @Nullable String edition() {
    return edition;
  }
}
