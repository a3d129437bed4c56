package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The job files as they are at this moment, for their schedules: one that is broken is named. */
@Component
class ScheduledJobs {

  private final Jobs jobs;

  ScheduledJobs(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * One job file.
   *
   * @param file {@code null} if it has faults
   * @param fault what is wrong with it, over several lines; {@code null} if nothing
   */
  record Read(String job, @Nullable JobFile file, @Nullable String fault) {}

  /**
   * All of them, by name.
   *
   * @throws UsageException if the folder cannot be read
   */
  List<Read> all() {
    return jobs.names().stream().map(this::one).toList();
  }

  /** The file of one job, which may be gone. */
  Read one(String job) {
    try {
      return new Read(job, jobs.loadAlsoWithoutInput(job, Overrides.NONE), null);
    } catch (UsageException | JobFileException e) {
      return new Read(job, null, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Makes sure that there is a job of this name.
   *
   * @throws UsageException if not
   */
  void require(String job) {
    jobs.requireKnown(job, false);
  }
}
