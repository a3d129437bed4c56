package dev.diptych.run;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Spring Batch's records of passes, for whoever tidies up. */
@Component
public class BatchHistory {

  private final JobRepository repository;

  BatchHistory(JobRepository repository) {
    this.repository = repository;
  }

  /**
   * Deletes Spring Batch's records of a pass, or only looks for them.
   *
   * @return whether there were any
   */
  public boolean forget(String job, String edition, int pass, boolean dryRun) {
    JobInstance instance =
        repository.getJobInstance(DigestJob.NAME, DigestJob.parameters(job, edition, pass));
    if (instance != null && !dryRun) {
      repository.deleteJobInstance(instance);
    }
    return instance != null;
  }
}
