package dev.diptych.run;

import dev.diptych.digest.Pause;
import dev.diptych.store.FencedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells all lanes of a run to end: somebody asked it to stop, or one lane failed. Safe for use by
 * several threads; once given, a signal stays.
 */
final class RunSignal implements Pause {

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch given = new CountDownLatch(1);
  private final Consumer<FencedException> onFenced;
  private volatile boolean stop;

  /**
   * A signal that has not been given.
   *
   * @param onFenced what to do at once when this process turns out to be fenced: whatever it writes
   *     from then on would be wrong
   */
  RunSignal(Consumer<FencedException> onFenced) {
    this.onFenced = onFenced;
  }

  /** The run shall stop: what is in hand is finished, nothing new is begun. */
  void stop() {
    stop = true;
    given.countDown();
  }

  /** A lane failed for a reason of ours: the others end too. */
  void fail(Throwable cause) {
    if (cause instanceof FencedException fenced) {
      onFenced.accept(fenced);
    }
    failure.compareAndSet(null, cause);
    given.countDown();
  }

  /** Whether a lane may begin something new. */
  boolean goesOn() {
    return given.getCount() > 0;
  }

  /** Whether another run has taken over: nothing more may be written. */
  boolean fenced() {
    return failure.get() instanceof FencedException;
  }

  /** Whether somebody asked the run to stop. */
  boolean stopRequested() {
    return stop;
  }

  /** Why the run fails, {@code null} if it does not. */
  @Nullable Throwable failure() {
    return failure.get();
  }

  /** Waits so long, or until the signal is given: the lane then gives up what it waits for. */
  @Override
  public void of(Duration duration) throws InterruptedException {
    if (given.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
      throw ended();
    }
  }

  @Override
  public void beforeRequest() throws InterruptedException {
    if (!goesOn()) {
      throw ended();
    }
  }

  private static InterruptedException ended() {
    return new InterruptedException("The run ends");
  }
}
