package dev.diptych.cli;

import dev.diptych.console.ServerProcess;
import dev.diptych.operations.Accounts;
import dev.diptych.operations.BusyException;
import dev.diptych.operations.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sun.misc.Signal;

/** {@code serve}: schedules, pages and the JSON API in one process that takes orders. */
@Command(
    name = "serve",
    description = {
      "Starts the jobs that have a schedule, and serves pages and a JSON API to operate them.",
      "Verbs typed elsewhere place their orders with it. SIGTERM finishes what is in hand, then"
          + " ends."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Verb {

  private static final long LOOK_MILLIS = 500;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the pages instead of server.port (8080); 0 takes any that is free.")
  private @Nullable Integer port;

  @Mixin private Patience patience = new Patience();

  private final Answers answers;
  private final CountDownLatch asked = new CountDownLatch(1);

  ServeCommand(Answers answers) {
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws Exception {
    // A shutdown hook would lose the race against the database's own.
    Signal.handle(new Signal("TERM"), signal -> stop("SIGTERM"));
    Signal.handle(new Signal("INT"), signal -> stop("Interrupt"));
    try (ServerProcess server = start(patience.time())) {
      answers.line("Serving at " + server.address());
      server
          .firstPassword()
          .ifPresent(
              file ->
                  answers.note(
                      "Log in as %s with the password in %s, and change it"
                          .formatted(Accounts.FIRST, file)));
      asked.await();
      server.drain();
    }
    return ExitCode.COMPLETE;
  }

  private ServerProcess start(Duration longest) throws InterruptedException {
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        return ServerProcess.start(port);
      } catch (BusyException busy) {
        if (System.nanoTime() - start >= longest.toNanos()) {
          throw busy;
        }
        if (!told) {
          answers.note("Waiting for %s to finish (--wait)".formatted(Printable.of(busy.who())));
          told = true;
        }
        if (asked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new InterruptedException("Stopped while waiting; nothing was changed");
        }
      }
    }
  }

  private void stop(String signal) {
    answers.note(signal + ": finishing what is in hand, then ending");
    asked.countDown();
  }
}
