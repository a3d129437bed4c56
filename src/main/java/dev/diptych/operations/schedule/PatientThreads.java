package dev.diptych.operations.schedule;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Threads that are asked to end and never interrupted, whatever the library does: an interrupt
 * inside a write of the embedded database closes its file.
 */
final class PatientThreads extends ScheduledThreadPoolExecutor {

  private final Runnable wake;

  /**
   * Threads of the schedules.
   *
   * @param wake ends a wait of theirs, so that they see that they are to end
   */
  PatientThreads(String name, Runnable wake) {
    super(
        1,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
    this.wake = wake;
  }

  @Override
  public void shutdown() {
    super.shutdown();
    wake.run();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }
}
