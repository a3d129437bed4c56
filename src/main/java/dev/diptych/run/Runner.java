package dev.diptych.run;

import dev.diptych.engine.Engines;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.publish.OutputFolder;
import dev.diptych.run.jobfile.JobFile;
import dev.diptych.store.Database;
import dev.diptych.store.EditionRow;
import dev.diptych.store.FencedException;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.ProcessIdentity;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Carries out a pass: one call is one run. Runs in this process, one at a time. */
@Component
class Runner {

  private final Tables tables;
  private final DigestJob digestJob;
  private final JobOperator operator;
  private final Engines engines;
  private final Database database;
  private final ProcessIdentity process;
  private final RunSettings settings;
  private final Clock clock;
  private final Fence fence;
  private final AtomicReference<@Nullable RunSignal> current = new AtomicReference<>();

  Runner(
      Tables tables,
      DigestJob digestJob,
      JobOperator operator,
      Engines engines,
      Database database,
      ProcessIdentity process,
      RunSettings settings,
      Clock clock,
      Fence fence) {
    this.tables = tables;
    this.digestJob = digestJob;
    this.operator = operator;
    this.engines = engines;
    this.database = database;
    this.process = process;
    this.settings = settings;
    this.clock = clock;
    this.fence = fence;
  }

  /** Asks the run in this process, if there is one, to stop when what is in hand is done. */
  void stopCurrent() {
    RunSignal signal = current.get();
    if (signal != null) {
      signal.stop();
    }
  }

  /**
   * Runs a pass to its end.
   *
   * @param watcher gets the run's progress before it starts
   * @return the pass as it ended
   * @throws RefusedException if another run was quicker
   */
  PassRow run(EditionRow edition, PassRow pass, Consumer<RunProgress> watcher) {
    int epoch =
        tables.inTransaction(
            () -> {
              int begun =
                  tables
                      .editions()
                      .begin(pass.id(), pass.epoch())
                      .orElseThrow(() -> alreadyRunning(edition));
              tables.heartbeats().begin(pass.id(), begun, process);
              tables.units().adopt(edition.id(), begun);
              return begun;
            });
    JobFile job = JobFile.thaw(edition.settings());
    RunSignal signal = new RunSignal(fence::fenced);
    RunContext run =
        new RunContext(edition, pass, epoch, job, chain(job, pass), signal, new RunProgress());
    current.set(signal);
    watcher.accept(run.progress());
    try (Pulse pulse = new Pulse(run, tables, database, process, clock, settings.beat())) {
      new OutputFolder(job.output()).sweep(edition.job(), edition.label());
      settle(run, start(run));
    } catch (IOException e) {
      tables.editions().end(pass.id(), epoch, State.FAILED, null, String.valueOf(e.getMessage()));
    } finally {
      current.set(null);
      database.compactOnClose();
    }
    return tables.editions().passById(pass.id());
  }

  static RefusedException alreadyRunning(EditionRow edition) {
    return new RefusedException(
        "Edition %s is already running. See: diptych status".formatted(edition.name()));
  }

  private List<TranslationEngine> chain(JobFile job, PassRow pass) {
    String instead = pass.engine();
    List<String> names = instead == null ? job.engines() : List.of(instead);
    return names.stream()
        .map(
            name ->
                engines
                    .translation(name)
                    .orElseThrow(
                        () ->
                            new UsageException(
                                "There is no engine %s any more. Engines: %s"
                                    .formatted(
                                        name, String.join(", ", engines.translationNames())))))
        .toList();
  }

  private JobExecution start(RunContext run) {
    try {
      return operator.start(
          digestJob.of(run),
          DigestJob.parameters(run.edition().job(), run.edition().label(), run.pass().number()));
    } catch (JobExecutionException e) {
      tables
          .editions()
          .end(
              run.pass().id(),
              run.epoch(),
              State.FAILED,
              null,
              "Spring Batch did not start it: " + e.getMessage());
      throw new RefusedException(
          "Edition %s cannot be started: %s. Try: diptych recover %s %s"
              .formatted(
                  run.edition().name(),
                  e.getMessage(),
                  run.edition().job(),
                  run.edition().label()));
    }
  }

  private void settle(RunContext run, JobExecution execution) {
    BatchStatus status = execution.getStatus();
    State state =
        status == BatchStatus.COMPLETED
            ? State.FINISHED
            : status == BatchStatus.STOPPED ? State.STOPPED : State.FAILED;
    boolean ours =
        tables
            .editions()
            .end(
                run.pass().id(),
                run.epoch(),
                state,
                state == State.FINISHED ? execution.getExitStatus().getExitCode() : null,
                state == State.FAILED ? failure(execution) : null);
    if (!ours) {
      run.signal().fail(new FencedException(run.pass().id(), run.epoch()));
    }
  }

  private static String failure(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (!step.getFailureExceptions().isEmpty()) {
        Throwable cause = root(step.getFailureExceptions().get(0));
        return "step %s: %s".formatted(step.getStepName(), cause);
      }
    }
    return execution.getAllFailureExceptions().stream()
        .findFirst()
        .map(e -> root(e).toString())
        .orElse("ended as " + execution.getStatus());
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
