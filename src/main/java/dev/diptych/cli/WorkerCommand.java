package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.worker.WorkerException;
import dev.diptych.worker.WorkerProcess;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sun.misc.Signal;

/** {@code worker}: answers for an engine on this machine. */
@Command(
    name = "worker",
    description = {
      "Answers requests for an engine of this machine that nights elsewhere make.",
      "Needs the engine's settings and a broker: no database, no input, no output.",
      "SIGTERM finishes what is in hand, then ends."
    },
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Verb {

  @Option(
      names = "--broker",
      paramLabel = "URL",
      required = true,
      description = "Its address: tcp://desk:61616, or ssl://desk:61617.")
  private String broker = "";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      required = true,
      description = "The engine that answers; see the verb engines.")
  private String engine = "";

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Requests at once (default: as many as the engine takes, or one a core).")
  private @Nullable Integer lanes;

  private final Answers answers;

  WorkerCommand(Answers answers) {
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (lanes != null && (lanes < 1 || lanes > 1_024)) {
      throw new UsageException("--lanes is 1 to 1024");
    }
    AtomicReference<@Nullable WorkerProcess> running = new AtomicReference<>();
    AtomicReference<@Nullable String> early = new AtomicReference<>();
    Signal.handle(new Signal("TERM"), signal -> stop("SIGTERM", running, early));
    Signal.handle(new Signal("INT"), signal -> stop("Interrupt", running, early));
    try (WorkerProcess worker = WorkerProcess.start(broker, engine, lanes)) {
      running.set(worker);
      if (early.get() != null) {
        return ExitCode.COMPLETE;
      }
      answers.line("Answering for " + Printable.of(worker.words()));
      Optional<String> why = worker.await();
      if (why.isEmpty()) {
        return ExitCode.COMPLETE;
      }
      answers.note("The worker ends: " + Printable.of(why.get()));
      return ExitCode.FAILED;
    } catch (WorkerException e) {
      return ended(e, answers);
    }
  }

  private void stop(
      String signal,
      AtomicReference<@Nullable WorkerProcess> running,
      AtomicReference<@Nullable String> early) {
    early.set(signal);
    WorkerProcess worker = running.get();
    if (worker != null) {
      answers.note(signal + ": finishing what is in hand, then ending");
      worker.stop();
    }
  }

  /** What a failure means for the caller of the process; its message is said. */
  static ExitCode ended(WorkerException failure, Answers answers) {
    String message = Printable.of(String.valueOf(failure.getMessage()));
    return switch (failure.kind()) {
      case USAGE -> throw new UsageException(message);
      case REFUSED -> {
        answers.note(message);
        yield ExitCode.REFUSED;
      }
      case FAILED -> {
        answers.note(message);
        yield ExitCode.FAILED;
      }
    };
  }
}
