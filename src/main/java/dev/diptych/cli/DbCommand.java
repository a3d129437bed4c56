package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.Moving;
import dev.diptych.operations.Rescue;
import dev.diptych.operations.Upkeep;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code db}: care for the database. */
@Command(
    name = "db",
    description = {
      "Cares for the database.",
      "  backup FILE   writes a copy with all that is needed to go on from it, also during a run",
      "  copy --to URL copies everything into another, empty database: a server or a file",
      "  restore FILE  goes on from a copy; what stood there is moved aside",
      "  forget        starts anew with an empty database; published editions stay as they are",
      "  adopt DIR     makes an output folder this installation's"
    },
    synopsisSubcommandLabel = "(backup FILE | copy --to URL | restore FILE | forget | adopt DIR)",
    mixinStandardHelpOptions = true)
final class DbCommand implements Verb {

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "backup, copy, restore, forget or adopt; see above.")
  private Task task = Task.BACKUP;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The zip file to write (a new one) or to restore; the folder to adopt.")
  private @Nullable Path file;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = {
        "With copy: jdbc:postgresql://HOST/DATABASE or jdbc:h2:file:FOLDER/diptych. User and"
            + " password",
        "of a server: diptych.copy.username and DIPTYCH_COPY_PASSWORD."
      })
  private @Nullable String to;

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
    BACKUP,
    /** Everything into another database. */
    COPY,
    /** Going on from a copy. */
    RESTORE,
    /** Starting anew. */
    FORGET,
    /** Making an output folder ours. */
    ADOPT
  }

  @Override
  public ExitCode run() throws IOException {
    if (to != null && task != Task.COPY) {
      throw new UsageException("--to belongs to copy: diptych db copy --to URL");
    }
    answers.told(
        switch (task) {
          case BACKUP -> backup(path("backup FILE"));
          case COPY -> copy();
          case RESTORE -> restore(path("restore FILE"));
          case FORGET -> forget();
          case ADOPT -> adopt(path("adopt DIR"));
        },
        change.json());
    return ExitCode.COMPLETE;
  }

  /** What a person types at a terminal is relative to where they stand. */
  private Path path(String usage) {
    if (file == null) {
      throw new UsageException("A file or folder is missing: diptych db " + usage);
    }
    return file.toAbsolutePath().normalize();
  }

  private String backup(Path target) throws IOException {
    return change.dryRun()
        ? "Would write %s; nothing was changed".formatted(target)
        : contexts.operations(Upkeep.class).backup(target, change.actor());
  }

  private String copy() throws IOException {
    if (to == null || file != null) {
      throw new UsageException(
          "Where to is missing, or not behind --to: diptych db copy --to"
              + " jdbc:postgresql://HOST/DATABASE");
    }
    return contexts
        .operations(Moving.class)
        .copy(to, Path.of("").toAbsolutePath(), change.dryRun(), change.actor());
  }

  private String restore(Path backup) throws IOException {
    return contexts.rescue(Rescue.class).restore(backup, change.dryRun(), change.actor());
  }

  private String forget() throws IOException {
    if (file != null) {
      throw new UsageException("forget takes no file: diptych db forget --reason …");
    }
    return contexts
        .rescue(Rescue.class)
        .forget(change.dryRun(), change.dryRun() ? change.actor() : change.actorWithReason());
  }

  private String adopt(Path output) throws IOException {
    return change.dryRun()
        ? "Would make %s this installation's; nothing was changed".formatted(output)
        : contexts.operations(Upkeep.class).adopt(output, change.actorWithReason());
  }
}
