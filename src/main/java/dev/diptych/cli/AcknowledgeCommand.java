package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Acknowledgements;
import dev.diptych.operations.Acknowledgements.About;
import dev.diptych.operations.EditionName;
import dev.diptych.operations.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acknowledge}: what was seen and can wait. */
@Command(
    name = "acknowledge",
    description = {
      "Keeps status from telling of what was seen and can wait.",
      "Until a time, or until it stands otherwise, whichever is first."
    },
    mixinStandardHelpOptions = true)
final class AcknowledgeCommand implements Verb {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOB",
      completionCandidates = JobNames.class,
      description = "Name of the job file.")
  private @Nullable String job;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "EDITION",
      description = "Label such as 2026-11-24; the newest without it.")
  private @Nullable String edition;

  @Option(
      names = "--files",
      description = "Not the edition, but its published files that are not what was written.")
  private boolean files;

  @Option(names = "--server", description = "No edition, but serve, which has died.")
  private boolean server;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = {
        "12h or 3d from now, 2026-12-01, 2026-12-01T06:00 (UTC); at most 31 days (required)."
      })
  private @Nullable String until;

  @Option(names = "--end", description = "Takes it back: status tells of it again.")
  private boolean end;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  AcknowledgeCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (server == (job != null) || (server && files)) {
      throw new UsageException(
          "Name an edition, or --server: diptych acknowledge JOB EDITION --until 12h --reason …");
    }
    if (end == (until != null)) {
      throw new UsageException("Give --until TIME, such as 12h, or --end to take it back");
    }
    if (change.dryRun()) {
      throw new UsageException(
          "acknowledge changes nothing but what status tells; it has no --dry-run");
    }
    About about = server ? About.SERVER : files ? About.FILES : About.EDITION;
    EditionName name = job == null ? null : new EditionName(job, edition);
    Acknowledgements acknowledgements = contexts.operations(Acknowledgements.class);
    answers.told(
        until == null
            ? acknowledgements.end(about, name, change.actor())
            : acknowledgements.acknowledge(about, name, until, change.actorWithReason()),
        change.json());
    return ExitCode.COMPLETE;
  }
}
