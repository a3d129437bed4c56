package dev.diptych.operations;

import dev.diptych.job.JobFile;
import dev.diptych.job.Overrides;
import dev.diptych.store.AuditLog;
import dev.diptych.store.Backups;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** Care for what is kept: deleting what is old, copies of the database. */
@Service
public class Upkeep {

  private final Jobs jobs;
  private final Housekeeping housekeeping;
  private final Backups backups;
  private final AuditLog audit;

  Upkeep(Jobs jobs, Housekeeping housekeeping, Backups backups, AuditLog audit) {
    this.jobs = jobs;
    this.housekeeping = housekeeping;
    this.backups = backups;
    this.audit = audit;
  }

  /**
   * Deletes what is older than a job's retention; the same is done after every run.
   *
   * @param dryRun only says what is due
   * @throws dev.diptych.job.UsageException if there is no such job
   * @throws dev.diptych.job.RefusedException while a run is at work
   */
  public TidyReport tidy(String job, boolean dryRun, Actor actor) {
    JobFile file = jobs.load(job, Overrides.NONE);
    return housekeeping.tidy(file.name(), file.retention(), dryRun, actor);
  }

  /** Writes a copy of the embedded database, also while a run is at work. */
  public Path backup(Path file, Actor actor) {
    Path written = backups.write(file);
    audit.add(actor.name(), actor.channel(), "backup", written.toString(), actor.reason(), null);
    return written;
  }
}
