package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.DatabaseInUse;
import dev.diptych.job.Reason.DatabaseIsServer;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.store.DatabaseInUseException;
import dev.diptych.store.DatabaseRescue;
import dev.diptych.store.DatabaseRescue.By;
import dev.diptych.store.DatabaseRescue.Done;
import dev.diptych.store.DatabaseSettings;
import dev.diptych.store.NoBackupException;
import dev.diptych.store.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * Puts another embedded database in the place of one that is lost, without opening that one. What
 * stood there is moved aside.
 *
 * <p>Common to all: {@link RefusedException} if the database is a server or a living process has it
 * open, {@link UsageException} if the backup is none.
 */
public final class Rescue {

  private final DatabaseSettings settings;
  private final Installation installation;
  private final InstallationTraces traces;
  private final DatabaseRescue rescue;

  /** Of this installation. */
  public Rescue(
      DatabaseSettings settings, BackupSettings backups, Installation installation, Clock clock) {
    this.settings = settings;
    this.installation = installation;
    this.traces = new InstallationTraces(installation, backups);
    this.rescue = new DatabaseRescue(settings, installation.home(), clock);
  }

  /**
   * Goes on from a backup.
   *
   * @param dryRun only says what it holds
   * @return what happened, in words
   * @throws IOException if the disk refuses
   */
  public String restore(Path backup, boolean dryRun, Actor actor) throws IOException {
    requireEmbedded();
    if (!Files.isRegularFile(backup)) {
      throw new UsageException(
          "There is no backup %s. Those that nights made: %s"
              .formatted(backup, traces.find().backups()));
    }
    try {
      if (dryRun) {
        Witness inside = rescue.inspect(backup);
        return "Would restore %s of %s (%d editions, the newest %s); nothing was changed"
            .formatted(backup, inside.at(), inside.editions(), inside.newest());
      }
      Done done = rescue.restore(backup, installation.jobs(), by(actor));
      String jobs = done.jobs().isEmpty() ? "" : ", with " + String.join(", ", done.jobs());
      return "Restored %s: %d editions, the newest %s%s.%s Editions that were published since stay where they are, and no new one is written over them. Next: diptych status"
          .formatted(backup, done.now().editions(), done.now().newest(), jobs, aside(done));
    } catch (NoBackupException e) {
      throw new UsageException(e.getMessage() + ". Nothing was changed");
    } catch (DatabaseInUseException e) {
      throw inUse(e);
    }
  }

  /**
   * Starts anew with an empty database; what this installation published stays its own, and is not
   * written over.
   *
   * @param dryRun only says what would be given up
   * @return what happened, in words
   * @throws IOException if the disk refuses
   */
  public String forget(boolean dryRun, Actor actor) throws IOException {
    requireEmbedded();
    String known =
        rescue
            .witness()
            .map(
                witness ->
                    "%d editions, the newest %s".formatted(witness.editions(), witness.newest()))
            .orElse("what the database held");
    if (dryRun) {
      return "Would forget %s; nothing was changed".formatted(known);
    }
    try {
      Set<String> published = traces.publishedIds();
      Done done = rescue.forget(published, by(actor));
      return "Forgot %s; the database is empty now.%s Every file of the input folders is new to it. Next: diptych run JOB"
          .formatted(known, aside(done));
    } catch (DatabaseInUseException e) {
      throw inUse(e);
    }
  }

  private static String aside(Done done) {
    return done.aside() == null ? "" : " What stood there is in " + done.aside() + ".";
  }

  private static RefusedException inUse(DatabaseInUseException e) {
    return new RefusedException(
        new DatabaseInUse(e.database().toString(), RunPremises.holder(e.holder())),
        Next.of(When.TO_SEE, "status"));
  }

  private void requireEmbedded() {
    if (!settings.embedded()) {
      throw new RefusedException(new DatabaseIsServer());
    }
  }

  private static By by(Actor actor) {
    return new By(actor.name(), actor.channel(), actor.reason());
  }
}
