package dev.diptych.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a worker has done. Safe for use by several lanes. */
final class Tally {

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  /** More are not counted one by one: the rate of who is so quick is known well enough. */
  private static final int MOST = 100_000;

  private final Deque<Long> lately = new ArrayDeque<>();
  private int inHand;
  private long answered;
  private long failed;

  /** So much at one moment. */
  record Count(int inHand, long answered, long failed, long perMinute) {}

  synchronized void begin() {
    inHand++;
  }

  /** A request has its answer, which may be that there is none. */
  synchronized void end(boolean well) {
    inHand--;
    answered++;
    if (!well) {
      failed++;
    }
    if (inHand == 0) {
      notifyAll();
    }
    lately.addLast(System.nanoTime());
    if (lately.size() > MOST) {
      lately.removeFirst();
    }
  }

  /** Waits until nothing is in hand. */
  synchronized void awaitNone() throws InterruptedException {
    while (inHand > 0) {
      wait();
    }
  }

  synchronized Count count() {
    long now = System.nanoTime();
    while (!lately.isEmpty() && now - lately.getFirst() > WINDOW) {
      lately.removeFirst();
    }
    return new Count(inHand, answered, failed, lately.size());
  }
}
