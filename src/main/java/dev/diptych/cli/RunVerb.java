package dev.diptych.cli;

import dev.diptych.operations.Actor;
import dev.diptych.operations.Orders;
import dev.diptych.operations.RunReport;
import dev.diptych.operations.WorkOrder;
import sun.misc.Signal;

/**
 * What verbs that carry out a run have in common: progress on standard error, SIGTERM and SIGINT
 * that stop the run when what is in hand is done, the report and its exit code.
 */
final class RunVerb {

  private final Contexts contexts;
  private final Answers answers;

  RunVerb(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  /** Carries out an order and answers with its report. */
  ExitCode carryOut(WorkOrder order, Actor actor, boolean json) throws Exception {
    Orders orders = contexts.operations(Orders.class);
    // A shutdown hook would lose the race against the database's own: the signal asks the run to
    // stop, and the process ends when the run has.
    Signal.handle(new Signal("TERM"), signal -> stop(orders, "SIGTERM"));
    Signal.handle(new Signal("INT"), signal -> stop(orders, "Interrupt"));
    RunReport report;
    try (ProgressDisplay display = new ProgressDisplay(answers)) {
      report = orders.carryOut(order, actor, display::watch);
    }
    show(report, json);
    return exitCode(report);
  }

  private void stop(Orders orders, String signal) {
    orders.stopAll();
    answers.note(signal + ": finishing what is in hand, then stopping");
  }

  private void show(RunReport report, boolean json) {
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
    row("articles", Integer.toString(report.articles()));
    row("sections", "%d translated of %d".formatted(report.translated(), report.sections()));
    row("gaps", "%d, and %d deferred".formatted(report.gaps(), report.deferred()));
    row("files", "%d skipped, %d unchanged".formatted(report.skipped(), report.filtered()));
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

  private static ExitCode exitCode(RunReport report) {
    return switch (report.outcome()) {
      case COMPLETE, NOTHING_NEW, DRY_RUN -> ExitCode.COMPLETE;
      case GAPS, NO_INPUT -> ExitCode.GAPS;
      case FAILED -> ExitCode.FAILED;
      case STOPPED -> ExitCode.STOPPED;
    };
  }
}
