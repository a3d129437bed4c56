package dev.diptych.digest;

import java.time.Duration;

/** How a lane waits before it asks an engine again; replaced in tests. */
@FunctionalInterface
public interface Pause {

  /** Waits with {@link Thread#sleep(long)}. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /**
   * Waits so long.
   *
   * @throws InterruptedException if the lane shall ask no engine any more: it gives up its unit,
   *     which stays pending
   */
  void of(Duration duration) throws InterruptedException;

  /**
   * Asked before each request.
   *
   * @throws InterruptedException if the lane shall ask no engine any more
   */
  default void beforeRequest() throws InterruptedException {
    // Nobody ends whoever only waits.
  }
}
