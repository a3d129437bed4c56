package dev.diptych.cli;

import dev.diptych.operations.Upkeep;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code db}: care for the database. */
@Command(
    name = "db",
    description = "Cares for the database.",
    synopsisSubcommandLabel = "backup FILE",
    mixinStandardHelpOptions = true)
final class DbCommand implements Verb {

  @Parameters(index = "0", paramLabel = "backup", description = "Writes a copy, also during a run.")
  private Task task = Task.BACKUP;

  @Parameters(index = "1", paramLabel = "FILE", description = "The zip file to write; a new one.")
  private Path file = Path.of("diptych-backup.zip");

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  DbCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  /** What can be done. */
  enum Task {
    /** A consistent copy. */
    BACKUP
  }

  @Override
  public ExitCode run() {
    Path target = file.toAbsolutePath().normalize();
    if (change.dryRun()) {
      answers.told("Would write %s; nothing was changed".formatted(target), change.json());
    } else {
      Path written = contexts.operations(Upkeep.class).backup(target, change.actor());
      answers.told("Wrote " + written, change.json());
    }
    return ExitCode.COMPLETE;
  }
}
