package dev.diptych.digest;

import java.time.Duration;

/** How a lane waits before it asks an engine again; replaced in tests. */
@FunctionalInterface
public interface Pause {

  /** Waits with {@link Thread#sleep(long)}. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /** Waits so long. */
  void of(Duration duration) throws InterruptedException;
}
