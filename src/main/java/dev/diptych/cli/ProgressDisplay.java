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
 * A run's progress on standard error: a bar with the time left on a terminal, a plain line every
 * ten seconds and step elsewhere.
 */
final class ProgressDisplay implements AutoCloseable {

  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_A_LINE = 40;

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
  private String step = "";
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
    boolean next = !look.step().equals(step);
    step = look.step();
    if (terminal) {
      showBar(look, next);
    } else if (next || ++looks % LOOKS_A_LINE == 0) {
      answers.note("%s: %d of %d".formatted(look.step(), look.done(), look.total()));
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
  }
}
