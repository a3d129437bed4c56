package dev.diptych.cli;

import dev.diptych.operations.Actor;
import dev.diptych.operations.BusyException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.OrderDesk;
import dev.diptych.operations.Orders;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.PlacedOrder.Answer;
import dev.diptych.operations.RefusalWords;
import dev.diptych.operations.RunReport;
import dev.diptych.operations.WorkOrder;
import dev.diptych.store.Servers.Server;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/**
 * What verbs that carry out a run have in common: progress on standard error, SIGTERM and SIGINT
 * that stop the run when what is in hand is done, the report and its exit code.
 */
final class RunVerb {

  private static final long LOOK_MILLIS = 1000;

  private final Contexts contexts;
  private final Answers answers;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Orders current;
  private volatile boolean handedOver;

  RunVerb(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  /**
   * Carries out an order and answers with its report. While another run is at work it waits, and
   * says for whom.
   *
   * @throws BusyException if that takes longer than the patience
   */
  ExitCode carryOut(WorkOrder order, Change change, Actor actor, Patience patience)
      throws Exception {
    // A shutdown hook would lose the race against the database's own: the signal asks the run to
    // stop, and the process ends when the run has.
    Signal.handle(new Signal("TERM"), signal -> stop("SIGTERM"));
    Signal.handle(new Signal("INT"), signal -> stop("Interrupt"));
    return whenFree(order, change, actor, patience.time());
  }

  private ExitCode whenFree(WorkOrder order, Change change, Actor actor, Duration patience)
      throws Exception {
    long start = System.nanoTime();
    String waitsFor = "";
    while (true) {
      Optional<Server> server =
          change.dryRun()
              ? Optional.empty()
              : contexts.operations(OrderDesk.class).servedElsewhere();
      if (server.isPresent()) {
        return handOver(order, change, actor, patience, server.get());
      }
      try {
        RunReport report = now(order, actor);
        show(report, change.json());
        return ExitCode.of(report.outcome());
      } catch (BusyException busy) {
        if (System.nanoTime() - start >= patience.toNanos()) {
          throw busy;
        }
        if (!busy.who().equals(waitsFor)) {
          waitsFor = busy.who();
          answers.note(
              "Waiting for %s to finish, at most %s (--wait)"
                  .formatted(Printable.of(waitsFor), words(patience)));
        }
        // As a client of the other's database this process would be torn down with it.
        contexts.close();
        await(busy, start, patience);
      }
    }
  }

  /** The process that serves has the database: it carries the order out, and this one follows. */
  private ExitCode handOver(
      WorkOrder order, Change change, Actor actor, Duration patience, Server server)
      throws InterruptedException {
    PlacedOrder placed = contexts.operations(OrderDesk.class).place(order, actor, null, patience);
    handedOver = true;
    PlacedOrder ended = new HandedOver(contexts, server, answers).follow(placed, actor, stopped);
    if (ended == null) {
      answers.note(
          "The server (process %d) ended with order %d in its hands. What became of it: diptych status"
              .formatted(server.process().pid(), placed.id()));
      return ExitCode.FAILED;
    }
    Answer answer = ended.answer();
    if (answer == null) {
      answers.note("Order %d was taken back before it was begun".formatted(ended.id()));
    } else if (answer.report() != null) {
      show(answer.report(), change.json());
    } else {
      answers.note(
          Stream.concat(
                  Stream.ofNullable(answer.told()),
                  answer.next().isEmpty()
                      ? Stream.empty()
                      : Stream.of("Next: " + RefusalWords.commands(answer.next())))
              .collect(Collectors.joining(". ")));
    }
    return ExitCode.of(Objects.requireNonNullElse(ended.exitCode(), ExitCode.FAILED.number()));
  }

  private RunReport now(WorkOrder order, Actor actor) throws Exception {
    Orders orders = contexts.operations(Orders.class);
    current = orders;
    try (ProgressDisplay display = new ProgressDisplay(answers)) {
      return orders.carryOut(order, actor, display::watch);
    } finally {
      current = null;
    }
  }

  /** Looks again every now and then; another process can only be watched. */
  private void await(BusyException busy, long start, Duration patience)
      throws InterruptedException {
    do {
      if (stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("Stopped while waiting; nothing was changed");
      }
    } while (busy.stillAtWork() && System.nanoTime() - start < patience.toNanos());
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private void stop(String signal) {
    stopped.countDown();
    if (handedOver) {
      answers.note(signal + ": the server is asked to stop it when what is in hand is done");
      return;
    }
    Orders orders = current;
    if (orders == null) {
      answers.note(signal + ": nothing is in hand; ending");
      return;
    }
    orders.stopAll();
    answers.note(signal + ": finishing what is in hand, then stopping");
  }

  private void show(RunReport report, boolean json) {
    report.unfinished().stream()
        .map(
            older ->
                "Edition %s cannot be finished as it is: %s"
                    .formatted(older.edition(), RefusalWords.of(older.refusal())))
        .forEach(told -> answers.note(Printable.of(told)));
    report.notes().forEach(note -> answers.note(Printable.of(note)));
    if (json) {
      answers.json(report);
      return;
    }
    if (report.edition() == null) {
      answers.line("%s: %s".formatted(report.job(), words(report.outcome())));
      return;
    }
    answers.line(
        "Edition %s/%s: %s".formatted(report.job(), report.edition(), words(report.outcome())));
    row("articles", articles(report));
    row("sections", "%d translated of %d".formatted(report.translated(), report.sections()));
    row("gaps", "%d, and %d deferred".formatted(report.gaps(), report.deferred()));
    row("files", FileWords.of(report.files()));
    row("calls", Long.toString(report.calls()));
    row("time", "%.1f s".formatted(report.elapsed().toMillis() / 1000.0));
    report.index().forEach(page -> row("index", page));
    if (report.gaps() + report.deferred() > 0) {
      answers.line(
          "What is missing: diptych show %s %s. To try it again: diptych retry-gaps %s %s"
              .formatted(report.job(), report.edition(), report.job(), report.edition()));
    } else if (report.skipped() > 0) {
      answers.line(
          "Why files were skipped: diptych show %s %s".formatted(report.job(), report.edition()));
    }
  }

  /** With what became of those inside files of several that were not read. */
  private static String articles(RunReport report) {
    int skipped = report.files().insideSkipped();
    int unchanged = report.files().insideUnchanged();
    String inside =
        (skipped > 0 ? ", %d skipped".formatted(skipped) : "")
            + (unchanged > 0 ? ", %d unchanged".formatted(unchanged) : "");
    return inside.isEmpty()
        ? Integer.toString(report.articles())
        : "%d; in files of several%s".formatted(report.articles(), inside.replaceFirst(", ", ": "));
  }

  private void row(String name, String value) {
    answers.line("  %-9s %s".formatted(name, value));
  }

  private static String words(RunReport.Outcome outcome) {
    return switch (outcome) {
      case COMPLETE -> "complete";
      case GAPS -> "out, with gaps";
      case NOTHING_NEW -> "nothing new";
      case NO_INPUT -> "no input, where there was some";
      case FAILED -> "failed";
      case STOPPED -> "stopped";
      case DRY_RUN -> "nothing was changed";
    };
  }
}
