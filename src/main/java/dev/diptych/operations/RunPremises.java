package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Holder;
import dev.diptych.job.Refusal;
import dev.diptych.job.RefusedException;
import dev.diptych.run.FaultWords;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.BeatFile;
import dev.diptych.store.BeatFile.Sign;
import dev.diptych.store.Database;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.ProcessIdentity.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What must hold before any run begins, so that it does not fail half-way. */
@Component
class RunPremises {

  private final Database database;
  private final OutputOwnership ownership;
  private final ProcessIdentity process;

  RunPremises(Database database, OutputOwnership ownership, ProcessIdentity process) {
    this.database = database;
    this.ownership = ownership;
    this.process = process;
  }

  /**
   * Makes sure that this process may run jobs, that the output folder is ours and that the disk has
   * room.
   *
   * @throws BusyException while another process holds the database
   * @throws RefusedException if something else is missing
   */
  void require(JobFile job) {
    requireOwner(database, process);
    ownership.require(job);
    DataSize wanted = job.minFreeSpace();
    try {
      Files.createDirectories(database.folder());
      long free = Files.getFileStore(database.folder()).getUsableSpace();
      if (free < wanted.toBytes()) {
        throw new RefusedException(
            new Reason.DiskNearlyFull(
                database.folder().toString(), free >> 20, job.name(), wanted.toMegabytes()));
      }
    } catch (IOException e) {
      throw new RefusedException(
          new Reason.DataFolderUnusable(database.folder().toString(), FaultWords.of(e)));
    }
  }

  /**
   * Makes sure that this process may run jobs.
   *
   * @throws BusyException while another process holds the database
   */
  static void requireOwner(Database database, ProcessIdentity process) {
    if (!database.mayRun()) {
      throw held(
          database.folder(),
          BeatFile.read(database.folder()).orElse(null),
          ownerAtWork(database, process));
    }
  }

  /** A holder without a sign is a short verb, over before anybody has looked twice. */
  private static BusyException held(Path folder, @Nullable Sign holder, BooleanSupplier atWork) {
    String who =
        holder == null
            ? "another process"
            : "process %d (%s)".formatted(holder.process().pid(), holder.what());
    return new BusyException(
        new Refusal(
            new Reason.DatabaseHeld(folder.toString(), holder(holder)),
            List.of(Next.of(When.TO_SEE, "status"))),
        who,
        atWork);
  }

  /** Who holds the database, as a refusal tells of it. */
  static @Nullable Holder holder(@Nullable Sign sign) {
    return sign == null
        ? null
        : new Holder(sign.process().pid(), sign.process().host(), sign.what(), sign.at());
  }

  /**
   * Whether a living process certainly works on the embedded database; asked without opening it. Of
   * a server nothing is certain.
   */
  BooleanSupplier ownerAtWork() {
    return ownerAtWork(database, process);
  }

  private static BooleanSupplier ownerAtWork(Database database, ProcessIdentity process) {
    Path folder = database.folder();
    boolean embedded = database.isEmbedded();
    return () ->
        embedded
            && BeatFile.read(folder)
                .map(sign -> process.lifeOf(sign.process()) == Life.ALIVE)
                .orElse(false);
  }
}
