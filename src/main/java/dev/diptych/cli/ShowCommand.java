package dev.diptych.cli;

import dev.diptych.article.ItemPlace;
import dev.diptych.job.UsageException;
import dev.diptych.operations.EditionViews;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunLogs;
import dev.diptych.operations.RunLogs.Tail;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}: one edition in full. */
@Command(
    name = "show",
    description = "Shows one edition: passes, what is missing and why, skipped files, logs.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Verb {

  /** In bytes. */
  private static final int SHOWN_OF_LOG = 64 << 10;

  @Mixin private EditionArgument name = new EditionArgument();

  @Option(names = "--items", description = "Also list every file with its fate.")
  private boolean items;

  @Option(
      names = "--verify",
      description = "Also compare its published files with what was written.")
  private boolean verify;

  @Option(names = "--log", description = "Only the end of the log of its newest pass that has one.")
  private boolean log;

  @Option(names = "--pass", paramLabel = "N", description = "With --log: of this pass.")
  private @Nullable Integer pass;

  @Option(names = "--json", description = "Answer with one JSON object.")
  private boolean json;

  private final Contexts contexts;
  private final Answers answers;

  ShowCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() throws IOException {
    if (pass != null && !log) {
      throw new UsageException("--pass goes with --log: which pass's log to show");
    }
    if (log) {
      return log();
    }
    ShowEdition shown = new ShowEdition(contexts, answers);
    ExitCode code = verify ? shown.verify(name, json) : shown.show(name, json, null);
    if (items && !json) {
      contexts
          .operations(EditionViews.class)
          .show(name.named())
          .items()
          .forEach(
              item ->
                  answers.line(
                      "  %4s %-9s %s%s%s"
                          .formatted(
                              ItemPlace.shown(item.position()),
                              item.fate(),
                              Printable.of(item.source().path()),
                              item.articleId() == null ? "" : "  article " + item.articleId(),
                              item.reason() == null ? "" : "  (" + item.reason() + ")")));
    }
    return code;
  }

  private ExitCode log() throws IOException {
    RunLogs logs = contexts.operations(RunLogs.class);
    Tail tail = logs.tail(logs.find(name.named(), pass), SHOWN_OF_LOG);
    if (json) {
      answers.json(tail);
      return ExitCode.COMPLETE;
    }
    answers.note("Log of pass %d: %s".formatted(tail.log().pass(), tail.log().path()));
    if (tail.left() > 0) {
      answers.note("Its first %d bytes are left out".formatted(tail.left()));
    }
    tail.lines().forEach(line -> answers.line(Printable.of(line.replace("\t", "    "))));
    return ExitCode.COMPLETE;
  }
}
