package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason.CopyingWaits;
import dev.diptych.job.Reason.DatabaseInUse;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.Reason.Holder;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.run.FaultWords;
import dev.diptych.store.AuditLog;
import dev.diptych.store.BeatFile;
import dev.diptych.store.CopyTarget;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseCopy;
import dev.diptych.store.DatabaseCopy.By;
import dev.diptych.store.DatabaseCopy.Copied;
import dev.diptych.store.DatabaseInUseException;
import dev.diptych.store.DatabaseSettings;
import dev.diptych.store.Expiry;
import dev.diptych.store.Expiry.Age;
import dev.diptych.store.NoTargetException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Moves the database: from the embedded file to a server, back, or to another place. */
@Service
public class Moving {

  private final DatabaseCopy copies;
  private final Database database;
  private final DatabaseSettings settings;
  private final CopySettings credentials;
  private final Installation installation;
  private final Expiry expiry;
  private final OrderDesk desk;
  private final AuditLog audit;

  Moving(
      DatabaseCopy copies,
      Database database,
      DatabaseSettings settings,
      CopySettings credentials,
      Installation installation,
      Expiry expiry,
      OrderDesk desk,
      AuditLog audit) {
    this.copies = copies;
    this.database = database;
    this.settings = settings;
    this.credentials = credentials;
    this.installation = installation;
    this.expiry = expiry;
    this.desk = desk;
    this.audit = audit;
  }

  /**
   * Copies everything into another database, which is empty. This installation goes on with its own
   * until its settings name the other.
   *
   * @param from against which the path of a file is resolved
   * @param dryRun only looks whether it could be done
   * @return what was done and what to do next, in words
   * @throws RefusedException while a run is at work or a process serves
   * @throws UsageException if there is nothing that a copy can go to
   * @throws IOException if a database or the disk refuses; there are no rows in the target then
   */
  public String copy(String to, Path from, boolean dryRun, Actor actor) throws IOException {
    try {
      CopyTarget target = CopyTarget.of(to, credentials.username(), credentials.password(), from);
      requireQuiet();
      By by = new By(actor.name(), actor.channel(), actor.reason());
      Copied copied =
          copies.copy(target, installation.home(), settings.answerWithin(), dryRun ? null : by);
      if (dryRun) {
        return "Would copy %d rows of %d tables to %s; nothing was changed"
            .formatted(copied.all(), copied.rows().size(), target.shown());
      }
      audit.add(
          actor.name(),
          actor.channel(),
          "copy",
          target.shown(),
          actor.reason(),
          filled(copied) + "; checksum " + copied.checksum());
      return "Copied %d rows of %d tables to %s and read them back the same (checksum %s): %s. %s"
          .formatted(
              copied.all(),
              copied.rows().size(),
              target.shown(),
              copied.checksum(),
              filled(copied),
              next(target));
    } catch (NoTargetException e) {
      throw new UsageException(Objects.requireNonNull(e.getMessage()));
    } catch (DatabaseInUseException e) {
      throw inUse(e.database().toString(), RunPremises.holder(e.holder()));
    } catch (SQLException e) {
      throw new IOException(
          "The copy was not made: %s. No rows are in its place; mend that and type the same again"
              .formatted(FaultWords.of(e)),
          e);
    }
  }

  private static String filled(Copied copied) {
    return String.join(
        ", ",
        copied.rows().entrySet().stream()
            .filter(table -> table.getValue() > 0)
            .map(table -> table.getKey() + " " + table.getValue())
            .toList());
  }

  /** What others write meanwhile would be in neither. */
  private void requireQuiet() {
    if (!database.mayRun()) {
      throw inUse(
          database.folder().resolve("diptych").toString(),
          RunPremises.holder(BeatFile.read(database.folder()).orElse(null)));
    }
    desk.living()
        .ifPresent(
            server -> {
              throw inUse(
                  String.valueOf(settings.url()).replaceFirst("[?;].*", ""),
                  new Holder(
                      server.process().pid(), server.process().host(), "serve", server.beatAt()));
            });
    expiry.ages().stream()
        .filter(Age::running)
        .findFirst()
        .ifPresent(
            running -> {
              throw new RefusedException(
                  new CopyingWaits(new Edition(running.job(), running.label())),
                  Next.of(When.TO_SEE, "status"));
            });
  }

  private static RefusedException inUse(String which, @Nullable Holder by) {
    return new RefusedException(new DatabaseInUse(which, by), Next.of(When.TO_SEE, "status"));
  }

  private String next(CopyTarget target) {
    Path kept = database.folder().resolve("sources");
    Path folder = target.folder();
    if (folder == null) {
      return "To go on with it set diptych.database.url=%s, diptych.database.username and DIPTYCH_DATABASE_PASSWORD; %s stays in use. Then: diptych status"
          .formatted(target.shown(), kept);
    }
    return "To go on with it set diptych.database.folder=%s and no diptych.database.url%s. Then: diptych status"
        .formatted(
            folder,
            folder.equals(database.folder()) ? "" : ", and copy the folder " + kept + " into it");
  }
}
