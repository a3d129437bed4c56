package dev.diptych.run;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Logs when a step began and how it ended. One object a step of one run. */
final class StepCourse implements StepExecutionListener {

  private static final Logger course = LoggerFactory.getLogger(RunLog.COURSE);

  private final RunProgress progress;
  private long began;

  StepCourse(RunProgress progress) {
    this.progress = progress;
  }

  @Override
  public void beforeStep(StepExecution step) {
    began = System.nanoTime();
    course.info("Step {} begins", step.getStepName());
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution step) {
    course.info(
        "Step {}: {} after {} s, {} settled",
        step.getStepName(),
        step.getStatus(),
        String.format(Locale.ROOT, "%.3f", (System.nanoTime() - began) / 1e9),
        progress.done(step.getStepName()));
    return null; // As it is.
  }
}
