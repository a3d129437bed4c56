package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.RunsList;
import dev.diptych.operations.RunsList.Line;
import dev.diptych.operations.RunsList.Wanted;
import dev.diptych.operations.Slice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs}: the editions, newest first. */
@Command(
    name = "runs",
    description = "Lists editions, newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Verb {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOB",
      description = "Only this job; all without it.")
  private @Nullable String job;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "Only editions in one of these: ${COMPLETION-CANDIDATES}.")
  private List<String> states = List.of();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only editions of this date or later, such as 2026-11-24.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Only editions of this date or earlier.")
  private @Nullable String until;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only editions with this in their name, or in their last pass's failure, actor or"
              + " reason.")
  private @Nullable String search;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "One JSON object a line and edition.")
  private boolean json;

  /** For help, and the completion of a shell. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RunsList.states().stream().map(state -> state.toLowerCase(Locale.ROOT)).iterator();
    }
  }

  private final Contexts contexts;
  private final Answers answers;

  RunsCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    if (limit < 1) {
      throw new UsageException("--limit takes a whole number from 1, not " + limit);
    }
    RunsList list = contexts.operations(RunsList.class);
    Wanted wanted = Wanted.parse(job, states, since, until, search);
    String after = null;
    int shown = 0;
    do {
      Slice<Line> slice = list.page(wanted, after, Math.min(RunsList.MOST, limit - shown));
      slice.rows().forEach(this::show);
      shown += slice.rows().size();
      after = slice.next();
    } while (after != null && shown < limit);
    if (shown == 0) {
      answers.note(
          wanted.equals(Wanted.ALL)
              ? "No edition yet. Make one: diptych run nightly"
              : "No edition matches. All of them: diptych runs");
    }
    return ExitCode.COMPLETE;
  }

  private void show(Line line) {
    if (json) {
      answers.json(line);
      return;
    }
    Duration duration = line.duration();
    answers.line(
        EditionLines.line(line.view())
            + (duration == null ? "" : "  in " + words(duration))
            + (line.calls() == 0 ? "" : "  %d calls".formatted(line.calls()))
            + (line.costInMicros() == 0 ? "" : ", cost " + line.cost()));
  }

  private static String words(Duration duration) {
    return duration.toHours() > 0
        ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
