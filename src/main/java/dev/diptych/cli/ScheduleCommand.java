package dev.diptych.cli;

import dev.diptych.job.UsageException;
import dev.diptych.operations.Actor;
import dev.diptych.operations.ExitCode;
import dev.diptych.operations.PlacedOrder;
import dev.diptych.operations.ScheduleView;
import dev.diptych.operations.Schedules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when jobs start by themselves. */
@Command(
    name = "schedule",
    description = {
      "Lists when jobs start by themselves and what they have missed; pauses and resumes them.",
      "A WHEN is 06:00, 2026-12-24 or 2026-12-24T06:00 in the job's zone, or has an offset."
    },
    mixinStandardHelpOptions = true)
final class ScheduleCommand implements Verb {

  private static final String ALL = "all";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JOB",
      description = "Only this job; all without it.",
      completionCandidates = JobNames.class)
  private @Nullable String job;

  /** What is wanted, at most one. */
  private static final class Wanted {

    @Option(
        names = "--pause",
        required = true,
        description = "Starts nothing until --until, or until --resume. Wants a --reason.")
    private boolean pause;

    @Option(names = "--resume", required = true, description = "Ends a pause.")
    private boolean resume;

    @Option(
        names = "--run-now",
        required = true,
        paramLabel = "WHEN",
        description = "Makes good what was missed at that time.")
    private @Nullable String runNow;

    @Option(
        names = "--dismiss",
        required = true,
        paramLabel = "WHEN",
        description =
            "What was missed at that time, or with \"all\" whatever was, is not made good. Wants a"
                + " --reason.")
    private @Nullable String dismiss;
  }

  @ArgGroup private @Nullable Wanted wanted;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description = "When a pause ends by itself; without it somebody ends it.")
  private @Nullable String until;

  @Mixin private Change change = new Change();

  private final Contexts contexts;
  private final Answers answers;

  ScheduleCommand(Contexts contexts, Answers answers) {
    this.contexts = contexts;
    this.answers = answers;
  }

  @Override
  public ExitCode run() {
    Wanted what = wanted;
    if (until != null && (what == null || !what.pause)) {
      throw new UsageException("--until belongs to --pause");
    }
    if (what == null) {
      return list();
    }
    if (job == null) {
      throw new UsageException("Name the job: diptych schedule JOB --pause …");
    }
    change(job, what);
    return ExitCode.COMPLETE;
  }

  private ExitCode list() {
    Schedules schedules = contexts.operations(Schedules.class);
    List<ScheduleView> views = job == null ? schedules.all() : List.of(schedules.of(job));
    for (ScheduleView view : views) {
      if (change.json()) {
        answers.json(view);
      } else {
        ScheduleLines.of(view).forEach(answers::line);
      }
    }
    if (views.isEmpty()) {
      answers.note(
          "No job has a schedule. Name one in its file, for example schedule: \"0 30 1 * * *\"");
    }
    return ExitCode.ofMissing(views.stream().anyMatch(ScheduleView::needsSomebody));
  }

  private void change(String name, Wanted what) {
    Schedules schedules = contexts.operations(Schedules.class);
    if (what.pause) {
      pause(schedules, name);
    } else if (what.resume) {
      resume(schedules, name);
    } else if (what.runNow != null) {
      runNow(schedules, name, schedules.instant(name, what.runNow));
    } else if (what.dismiss != null) {
      dismiss(schedules, name, what.dismiss);
    }
  }

  private void pause(Schedules schedules, String name) {
    Actor actor = change.actorWithReason();
    Instant end = until == null ? null : schedules.instant(name, until);
    if (change.dryRun()) {
      schedules.requirePausable(name, end);
      would("pause the schedule of %s%s".formatted(name, end == null ? "" : " until " + end));
    } else {
      answers.told(schedules.pause(name, end, actor), change.json());
    }
  }

  private void resume(Schedules schedules, String name) {
    if (change.dryRun()) {
      would(
          schedules.of(name).paused() == null
              ? "change nothing: the schedule of %s is not paused".formatted(name)
              : "end the pause of the schedule of " + name);
    } else {
      answers.told(schedules.resume(name, change.actor()), change.json());
    }
  }

  private void runNow(Schedules schedules, String name, Instant due) {
    if (change.dryRun()) {
      schedules.requireRunNow(name, due);
      would("make good what %s missed at %s".formatted(name, due));
      return;
    }
    PlacedOrder order = schedules.runNow(name, due, change.actor());
    answers.told(
        "Order %d makes good what %s missed at %s. To follow it: diptych status"
            .formatted(order.id(), name, due),
        change.json());
  }

  private void dismiss(Schedules schedules, String name, String when) {
    Actor actor = change.actorWithReason();
    Instant due = when.equals(ALL) ? null : schedules.instant(name, when);
    if (change.dryRun()) {
      if (due == null) {
        would("dismiss %d missed starts of %s".formatted(schedules.of(name).missed().size(), name));
      } else {
        schedules.requireMissed(name, due);
        would("dismiss what %s missed at %s".formatted(name, due));
      }
      return;
    }
    answers.told(
        due == null ? schedules.dismissAll(name, actor) : schedules.dismiss(name, due, actor),
        change.json());
  }

  private void would(String what) {
    answers.told("Would " + what + "; nothing was changed", change.json());
  }
}
