package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import dev.diptych.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whether the disk has the room that jobs want: below it, their runs are refused. */
@Service
public class DiskRoom {

  private final Jobs jobs;
  private final Database database;

  DiskRoom(Jobs jobs, Database database) {
    this.jobs = jobs;
    this.database = database;
  }

  /**
   * How much room there is.
   *
   * @param folder the folder of the database, whose disk was looked at
   * @param freeInBytes there
   * @param wantedInBytes the largest {@code minFreeSpace} of all jobs that can be read
   * @param job the job that wants so much, {@code null} if there is none
   */
  public record Room(Path folder, long freeInBytes, long wantedInBytes, @Nullable String job) {

    /** Whether a run of that job would be refused. */
    public boolean isShort() {
      return freeInBytes < wantedInBytes;
    }
  }

  /**
   * Looks at the disk and the job files.
   *
   * @throws IOException if the folder cannot be looked at
   * @throws UsageException if the folder of job files cannot be read
   */
  public Room look() throws IOException {
    long free = Files.getFileStore(database.folder()).getUsableSpace();
    long wanted = 0;
    String whose = null;
    for (String job : jobs.names()) {
      long wants = wantedBy(job);
      if (wants > wanted) {
        wanted = wants;
        whose = job;
      }
    }
    return new Room(database.folder(), free, wanted, whose);
  }

  private long wantedBy(String job) {
    try {
      JobFile file = jobs.loadAlsoWithoutInput(job, Overrides.NONE);
      return file.minFreeSpace().toBytes();
    } catch (UsageException | JobFileException e) {
      return 0; // A job that cannot be read is not run either.
    }
  }
}
