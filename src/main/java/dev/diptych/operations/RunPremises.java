package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.RefusedException;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What must hold before any run begins, so that it does not fail half-way. */
@Component
class RunPremises {

  private final Database database;
  private final OutputOwnership ownership;

  RunPremises(Database database, OutputOwnership ownership) {
    this.database = database;
    this.ownership = ownership;
  }

  /**
   * Makes sure that this process may run jobs, that the output folder is ours and that the disk has
   * room.
   *
   * @throws RefusedException if not
   */
  void require(JobFile job) {
    if (!database.mayRun()) {
      throw new RefusedException(
          "Another process holds the database %s; a run needs it for itself. See: diptych status"
              .formatted(database.folder()));
    }
    ownership.require(job);
    DataSize wanted = job.minFreeSpace();
    try {
      Files.createDirectories(database.folder());
      long free = Files.getFileStore(database.folder()).getUsableSpace();
      if (free < wanted.toBytes()) {
        throw new RefusedException(
            "Only %d MB are free on the disk of %s; job %s wants minFreeSpace %d MB. Make room and run again"
                .formatted(free >> 20, database.folder(), job.name(), wanted.toMegabytes()));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "The data folder %s cannot be used: %s".formatted(database.folder(), e));
    }
  }
}
