package dev.diptych.run;

import dev.diptych.job.RefusedException;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.ProcessIdentity.Life;
import dev.diptych.store.Suspects;
import dev.diptych.store.Transactions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Makes the pass of a process that died restartable, and only of one that died: a process that
 * lives is proven by pid and start time; one on another machine by its beat.
 */
@Component
public class Recovery {

  private final Editions editions;
  private final Heartbeats heartbeats;
  private final Suspects suspects;
  private final Transactions transactions;
  private final JobOperator operator;
  private final JobRepository repository;
  private final ProcessIdentity process;
  private final Vitals vitals;
  private final Clock clock;

  Recovery(
      Editions editions,
      Heartbeats heartbeats,
      Suspects suspects,
      Transactions transactions,
      JobOperator operator,
      JobRepository repository,
      ProcessIdentity process,
      Vitals vitals,
      Clock clock) {
    this.editions = editions;
    this.heartbeats = heartbeats;
    this.suspects = suspects;
    this.transactions = transactions;
    this.operator = operator;
    this.repository = repository;
    this.process = process;
    this.vitals = vitals;
    this.clock = clock;
  }

  /**
   * What is known about the process behind a running pass.
   *
   * @param life whether it lives
   * @param evidence the same in words
   * @param stale whether its last beat is older than allowed; decides for another machine only
   */
  public record Diagnosis(Life life, String evidence, boolean stale) {

    /** Whether the process is proven dead, without anybody's judgement. */
    public boolean dead() {
      return life == Life.DEAD;
    }

    /** Whether an operator may declare it dead. */
    public boolean recoverable() {
      return life == Life.DEAD || (life == Life.ELSEWHERE && stale);
    }
  }

  /** Looks at the process behind a running pass. */
  public Diagnosis diagnose(PassRow pass) {
    return vitals.diagnose(heartbeats.last(pass.id()).orElse(null));
  }

  /**
   * Makes a running pass restartable.
   *
   * @return the pass: FAILED, or FINISHED if the process died after its work was done
   * @throws RefusedException if somebody else did at the same moment
   */
  public PassRow recover(EditionRow edition, PassRow pass, boolean unattended) {
    Optional<JobExecution> last = lastExecution(edition, pass);
    boolean done = last.isPresent() && last.get().getStatus() == BatchStatus.COMPLETED;
    boolean changed =
        transactions.run(
            () -> {
              if (done) {
                return editions.end(
                    pass.id(),
                    pass.epoch(),
                    State.FINISHED,
                    last.get().getExitStatus().getExitCode(),
                    null);
              }
              suspects.note(edition, pass.epoch(), heartbeats.death(pass.id(), process));
              return editions.fence(pass.id(), pass.epoch(), unattended);
            });
    if (!changed) {
      throw Runner.alreadyRunning(edition);
    }
    if (!done) {
      last.ifPresent(this::release);
    }
    return editions.passById(pass.id());
  }

  /** Frees Spring Batch's rows: also those it left UNKNOWN, from which it knows no way out. */
  void release(JobExecution execution) {
    if (execution.isRunning()) {
      operator.recover(execution);
    }
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus() == BatchStatus.UNKNOWN || step.getStatus().isRunning()) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        step.setEndTime(clock.instant().atZone(ZoneId.systemDefault()).toLocalDateTime());
        repository.update(step);
      }
    }
    if (execution.getStatus() == BatchStatus.UNKNOWN) {
      execution.setStatus(BatchStatus.FAILED);
      execution.setExitStatus(ExitStatus.FAILED);
      repository.update(execution);
    }
  }

  /**
   * Spring Batch's last execution of a pass. An instance whose process died before it had one is
   * deleted: Batch can neither start nor list it.
   */
  Optional<JobExecution> lastExecution(EditionRow edition, PassRow pass) {
    JobParameters parameters = DigestJob.parameters(edition.job(), edition.label(), pass.number());
    JobInstance instance = repository.getJobInstance(DigestJob.NAME, parameters);
    if (instance == null) {
      return Optional.empty();
    }
    List<JobExecution> executions = repository.getJobExecutions(instance);
    if (executions.isEmpty()) {
      repository.deleteJobInstance(instance);
      return Optional.empty();
    }
    return Optional.ofNullable(repository.getLastJobExecution(instance));
  }
}
