package dev.diptych.operations;

import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.JobFileException;
import dev.diptych.job.Overrides;
import dev.diptych.job.UsageException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The job files as they stand at this moment, those with faults among them. Changes nothing. */
@Service
public class JobViews {

  private final Jobs jobs;
  private final Installation installation;

  JobViews(Jobs jobs, Installation installation) {
    this.jobs = jobs;
    this.installation = installation;
  }

  /**
   * A job file.
   *
   * @param name the job's name
   * @param file where it is
   * @param faults everything that is wrong with it, each with its line and a right value; then it
   *     has no settings
   * @param settings {@code null} if there are faults
   */
  public record JobView(
      String name, String file, List<String> faults, @Nullable Settings settings) {

    /** Copies the list, so that the view cannot change. */
    public JobView {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What a person wants to know of a job at a glance.
   *
   * @param schedule cron, {@code null} if it is started by hand
   * @param publishBy local time, {@code null} for none
   */
  public record Settings(
      String source,
      List<String> targets,
      List<String> engines,
      String input,
      String output,
      ZoneId zone,
      @Nullable String schedule,
      @Nullable LocalTime publishBy,
      int lanes,
      boolean network) {}

  /** All of them, by name. */
  public List<JobView> all() {
    return jobs.names().stream().map(this::view).toList();
  }

  /**
   * One of them.
   *
   * @throws UsageException if there is none of this name
   */
  public JobView find(String job) {
    if (!jobs.names().contains(job)) {
      throw installation.noJob(job);
    }
    return view(job);
  }

  private JobView view(String job) {
    String file = installation.jobFile(job).toString();
    try {
      JobFile settings = jobs.loadAlsoWithoutInput(job, Overrides.NONE);
      return new JobView(
          job,
          file,
          List.of(),
          new Settings(
              settings.source(),
              settings.targets(),
              settings.engines(),
              settings.input().toString(),
              settings.output().toString(),
              settings.zone(),
              settings.schedule() == null ? null : settings.schedule().cron(),
              settings.publishBy(),
              settings.lanes(),
              settings.network()));
    } catch (JobFileException wrong) {
      return new JobView(job, file, wrong.faults(), null);
    } catch (UsageException gone) {
      return new JobView(job, file, List.of(String.valueOf(gone.getMessage())), null);
    }
  }
}
