package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import dev.diptych.publish.OutputMark;
import dev.diptych.run.OutputOwnership;
import dev.diptych.store.AuditLog;
import dev.diptych.store.AuditLog.Deed;
import dev.diptych.store.Backups;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** Care for what is kept: deleting what is old, copies of the database. */
@Service
public class Upkeep {

  private final Jobs jobs;
  private final Housekeeping housekeeping;
  private final Backups backups;
  private final OutputOwnership ownership;
  private final Installation installation;
  private final AuditLog audit;

  Upkeep(
      Jobs jobs,
      Housekeeping housekeeping,
      Backups backups,
      OutputOwnership ownership,
      Installation installation,
      AuditLog audit) {
    this.jobs = jobs;
    this.housekeeping = housekeeping;
    this.backups = backups;
    this.ownership = ownership;
    this.installation = installation;
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
    JobFile file = jobs.loadAlsoWithoutInput(job, Overrides.NONE);
    return housekeeping.tidy(file.name(), file.retention(), dryRun, actor);
  }

  /**
   * Writes a copy of the embedded database, also while a run is at work; of a server, notes the
   * copy that its own tool wrote, so that {@link Lookout} knows of it.
   *
   * @param file to be written; of a server, the copy
   * @return what was done, in words
   * @throws UsageException if the file is there already, or on a server is not
   * @throws IOException if the disk refuses
   */
  public String backup(Path file, Actor actor) throws IOException {
    if (backups.possible()) {
      try {
        Path written = backups.write(file, installation.jobs());
        audited("backup", written, actor, Files.size(written) + " bytes");
        return "Wrote " + written;
      } catch (FileAlreadyExistsException e) {
        throw new UsageException("The file %s exists; name a new one".formatted(file));
      }
    }
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      throw new UsageException(
          "The database is a server: write its copy with its own tool, and then note it here, as in: pg_dump --format=custom --file=%s DATABASE && diptych db backup %s"
              .formatted(file, file));
    }
    audited("backup", file, actor, Files.size(file) + " bytes, written by the server's own tool");
    return "Noted that %s is a copy of the database".formatted(file);
  }

  /**
   * Makes an output folder this installation's, whose it was before or of whoever it holds
   * editions.
   *
   * @return what was done, in words
   * @throws IOException if the disk refuses
   */
  public String adopt(Path output, Actor actor) throws IOException {
    if (!Files.isDirectory(output)) {
      throw new UsageException("There is no folder " + output);
    }
    String before =
        OutputMark.of(output)
            .map(mark -> "of the installation in " + mark.home())
            .orElse("nobody's");
    ownership.claim(output);
    audit.add(
        actor.name(),
        actor.channel(),
        actor.reason(),
        new Deed(
            "adopt", output.toString(), null, before, "this installation's", "it was " + before));
    return "The output folder %s is this installation's now; it was %s".formatted(output, before);
  }

  private void audited(String verb, Path subject, Actor actor, String detail) {
    audit.add(actor.name(), actor.channel(), verb, subject.toString(), actor.reason(), detail);
  }
}
