package dev.diptych.run;

import dev.diptych.engine.Engines;
import dev.diptych.engine.SummaryEngine;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.job.Installation;
import dev.diptych.job.JobFile;
import dev.diptych.job.Next;
import dev.diptych.job.Next.When;
import dev.diptych.job.Reason;
import dev.diptych.job.Reason.Edition;
import dev.diptych.job.RefusedException;
import dev.diptych.job.UsageException;
import dev.diptych.publish.OutputFolder;
import dev.diptych.store.Database;
import dev.diptych.store.DatabaseWitness;
import dev.diptych.store.EditionRow;
import dev.diptych.store.Editions;
import dev.diptych.store.FencedException;
import dev.diptych.store.Heartbeats;
import dev.diptych.store.PassRow;
import dev.diptych.store.PassRow.Kind;
import dev.diptych.store.PassRow.State;
import dev.diptych.store.ProcessIdentity;
import dev.diptych.store.Suspects;
import dev.diptych.store.Suspects.Death;
import dev.diptych.store.Transactions;
import dev.diptych.store.Units;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Carries out a pass: one call is one run, in the thread that calls. Several passes may run at the
 * same time, each pass once.
 */
@Component
public class Runner {

  private static final Logger log = LoggerFactory.getLogger("faults");
  private static final Logger course = LoggerFactory.getLogger(RunLog.COURSE);

  private final Recovery recovery;
  private final Editions editions;
  private final Heartbeats heartbeats;
  private final Suspects suspects;
  private final Transactions transactions;
  private final Units units;
  private final DigestJob digestJob;
  private final JobOperator operator;
  private final Engines engines;
  private final Database database;
  private final ProcessIdentity process;
  private final RunSettings settings;
  private final Clock clock;
  private final FencedExit exit;
  private final Installation installation;
  private final OutputOwnership ownership;
  private final DatabaseWitness witness;
  private final Map<Long, RunSignal> runs = new ConcurrentHashMap<>();

  Runner(
      Recovery recovery,
      Editions editions,
      Heartbeats heartbeats,
      Suspects suspects,
      Transactions transactions,
      Units units,
      DigestJob digestJob,
      JobOperator operator,
      Engines engines,
      Database database,
      ProcessIdentity process,
      RunSettings settings,
      Clock clock,
      FencedExit exit,
      Installation installation,
      OutputOwnership ownership,
      DatabaseWitness witness) {
    this.recovery = recovery;
    this.editions = editions;
    this.heartbeats = heartbeats;
    this.suspects = suspects;
    this.transactions = transactions;
    this.units = units;
    this.digestJob = digestJob;
    this.operator = operator;
    this.engines = engines;
    this.database = database;
    this.process = process;
    this.settings = settings;
    this.clock = clock;
    this.exit = exit;
    this.installation = installation;
    this.ownership = ownership;
    this.witness = witness;
  }

  /** Asks all runs of this process to stop when what is in hand is done. */
  public void stopAll() {
    runs.values().forEach(RunSignal::stop);
  }

  /** Halting ends every run of this process: one that is alone may, one among others just ends. */
  private void fenced(FencedException fenced) {
    if (runs.size() <= 1) {
      exit.fenced(fenced);
    }
  }

  /**
   * Runs a pass to its end.
   *
   * @param watcher gets the run's progress before it starts
   * @return the pass as it ended
   * @throws RefusedException if another run was quicker
   * @throws UsageException if an engine it wants is not there any more; nothing was begun
   */
  public PassRow run(EditionRow edition, PassRow pass, Consumer<RunProgress> watcher) {
    JobFile job = JobFile.thaw(edition.settings()).at(installation.home());
    List<TranslationEngine> chain = chain(job, pass);
    int epoch =
        transactions.run(
            () -> {
              int begun =
                  editions
                      .begin(pass.id(), pass.epoch())
                      .orElseThrow(() -> alreadyRunning(edition));
              heartbeats.begin(pass.id(), begun, process);
              units.adopt(edition.id(), begun);
              return begun;
            });
    RunSignal signal = new RunSignal(this::fenced);
    RunContext run =
        new RunContext(
            edition,
            pass,
            epoch,
            job,
            chain,
            writer(job, pass),
            signal,
            new RunProgress(pass.id()));
    runs.put(pass.id(), signal);
    course.info(
        "Pass {} ({}) of edition {} begins, run {} of it, in process {} on {}; engines {}; {}",
        pass.number(),
        pass.kind(),
        edition.name(),
        epoch,
        process.pid(),
        process.host(),
        chain.stream().map(TranslationEngine::name).toList(),
        edition.version());
    watcher.accept(run.progress());
    PassRow ended;
    try (Pulse pulse = new Pulse(run, heartbeats, database, process, clock, settings.beat())) {
      ownership.claim(job.output());
      new OutputFolder(job.output()).sweep(edition.job(), edition.label());
      ended = settle(run, start(run));
    } catch (IOException e) {
      ended = end(run, State.FAILED, null, FaultWords.of(e));
    } catch (RuntimeException e) {
      // A process that wakes after another took over finds its connections closed: that it is
      // fenced counts, not what it stumbled over.
      if (heartbeats.order(pass.id(), epoch) == Heartbeats.Order.FENCED) {
        signal.fail(new FencedException(pass.id(), epoch));
      }
      throw e;
    } finally {
      runs.remove(pass.id());
      if (pass.kind() == Kind.NIGHT) {
        database.compactOnClose();
      }
    }
    witness.renew();
    return ended;
  }

  static RefusedException alreadyRunning(EditionRow edition) {
    return new RefusedException(
        new Reason.AlreadyRunning(
            new Edition(edition.job(), edition.label()), "another run was quicker"),
        Next.of(When.TO_SEE, "status"));
  }

  /**
   * Makes sure that the engines which a pass wants are there.
   *
   * @throws UsageException if one is not
   */
  public void requireEngines(EditionRow edition, PassRow pass) {
    JobFile job = JobFile.thaw(edition.settings());
    chain(job, pass);
    writer(job, pass);
  }

  private @Nullable SummaryEngine writer(JobFile job, PassRow pass) {
    String name = job.summary();
    if (name == null || pass.kind() == Kind.PUBLISH) {
      return null;
    }
    return engines
        .writer(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no engine %s any more that writes summaries. Those that do: %s"
                        .formatted(name, String.join(", ", engines.writers().keySet()))));
  }

  private List<TranslationEngine> chain(JobFile job, PassRow pass) {
    if (pass.kind() == Kind.PUBLISH) {
      return List.of();
    }
    String instead = pass.engine();
    List<String> names = instead == null ? job.engines() : List.of(instead);
    return names.stream()
        .map(
            name ->
                engines
                    .translation(name)
                    .orElseThrow(() -> new UsageException(engines.whyNot(name))))
        .toList();
  }

  private JobExecution start(RunContext run) {
    // A recovery that was cut off itself has left Spring Batch's rows as they were. The pass is
    // ours now, and so is the execution that Batch believes to be at work.
    recovery.lastExecution(run.edition(), run.pass()).ifPresent(recovery::release);
    try {
      return operator.start(
          digestJob.of(run),
          DigestJob.parameters(run.edition().job(), run.edition().label(), run.pass().number()));
    } catch (JobExecutionException e) {
      log.error("Spring Batch did not start {}", run.edition().name(), e);
      editions.end(
          run.pass().id(),
          run.epoch(),
          State.FAILED,
          null,
          "Spring Batch did not start it: " + e.getMessage());
      throw new RefusedException(
          new Reason.NotStarted(
              new Edition(run.edition().job(), run.edition().label()),
              String.valueOf(e.getMessage())),
          Next.of(When.WHEN_MENDED, "restart", run.edition().job(), run.edition().label()));
    }
  }

  private PassRow settle(RunContext run, JobExecution execution) {
    BatchStatus status = execution.getStatus();
    State state =
        status == BatchStatus.COMPLETED
            ? State.FINISHED
            : status == BatchStatus.STOPPED ? State.STOPPED : State.FAILED;
    return end(
        run,
        state,
        state == State.FINISHED ? execution.getExitStatus().getExitCode() : null,
        state == State.FAILED ? failure(execution) : null);
  }

  /** What was committed is known here: nothing that fails afterwards makes it something else. */
  private PassRow end(
      RunContext run, State state, @Nullable String exitStatus, @Nullable String failure) {
    PassRow pass = run.pass();
    boolean ours =
        transactions.run(
            () -> {
              boolean held = editions.end(pass.id(), run.epoch(), state, exitStatus, failure);
              if (held && run.signal().failure() instanceof OutOfMemoryError) {
                // What was in hand may be what wanted the memory: as if the process had died of it.
                suspects.note(run.edition(), run.epoch(), Death.CRASHED);
              }
              return held;
            });
    if (ours) {
      return pass.ended(state, exitStatus, failure, run.epoch(), clock.instant());
    }
    run.signal().fail(new FencedException(pass.id(), run.epoch()));
    return editions.passById(pass.id());
  }

  /** The failure in words for the pass; the log has it with its trace. */
  private static String failure(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (!step.getFailureExceptions().isEmpty()) {
        Throwable cause = step.getFailureExceptions().get(0);
        log.error("Step {} failed", step.getStepName(), cause);
        return "step %s: %s".formatted(step.getStepName(), FaultWords.of(cause));
      }
    }
    return execution.getAllFailureExceptions().stream()
        .findFirst()
        .map(FaultWords::of)
        .orElse("it ended as " + execution.getStatus());
  }
}
