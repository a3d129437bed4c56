package dev.diptych.cli;

import dev.diptych.run.RunProgress;
import dev.diptych.run.RunProgress.Look;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A run's progress on standard error: a bar with the time left on a terminal; elsewhere a plain
 * line when a step begins, every minute, and when it has ended.
 */
final class ProgressDisplay implements AutoCloseable {

  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_A_LINE = 240;

  private final Answers answers;
  private final boolean terminal = System.console() != null;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable RunProgress progress;
  private @Nullable ProgressBar bar;
  private @Nullable Look last;
  private int looks;

  ProgressDisplay(Answers answers) {
    this.answers = answers;
  }

  /** Shows this run from now on. */
  void watch(RunProgress watched) {
    progress = watched;
    var unused =
        timer.scheduleAtFixedRate(this::show, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void show() {
    RunProgress watched = progress;
    if (watched == null) {
      return;
    }
    Look look = watched.look();
    if (look.step().isEmpty() || look.total() == 0) {
      return;
    }
    Look before = last;
    last = look;
    boolean next = before == null || !look.step().equals(before.step());
    if (terminal) {
      showBar(look, next);
      return;
    }
    if (next) {
      ended(before, watched);
      looks = 0;
    }
    if (looks++ % LOOKS_A_LINE == 0) {
      answers.note("%s: %d of %d".formatted(look.step(), look.done(), look.total()));
    }
  }

  /** The last look at a step may have come before its end. */
  private void ended(@Nullable Look step, RunProgress watched) {
    if (step != null) {
      int done = Math.max(step.done(), watched.done(step.step()));
      answers.note("%s: %d of %d, ended".formatted(step.step(), done, step.total()));
    }
  }

  private void showBar(Look look, boolean next) {
    if (next || bar == null) {
      closeBar();
      bar =
          new ProgressBarBuilder()
              .setTaskName(look.step())
              .setInitialMax(look.total())
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(answers.err()))
              .build();
    }
    bar.stepTo(look.done());
  }

  private void closeBar() {
    if (bar != null) {
      bar.stepTo(bar.getMax());
      bar.close();
      bar = null;
    }
  }

  @Override
  public synchronized void close() {
    timer.shutdown();
    closeBar();
    RunProgress watched = progress;
    if (!terminal && watched != null) {
      ended(last, watched);
    }
  }
}
