package dev.diptych.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One sync for all that wait, and nobody goes on before a sync that began after he came. */
class DurabilityTest {

  private static final int LANES = 16;

  private final ExecutorService lanes = Executors.newFixedThreadPool(LANES);
  private final AtomicInteger syncs = new AtomicInteger();
  private final Semaphore disk = new Semaphore(0);
  private final CountDownLatch first = new CountDownLatch(1);
  private final Durability durability =
      new Durability(
          () -> {
            syncs.incrementAndGet();
            first.countDown();
            disk.acquireUninterruptibly();
          });

  @AfterEach
  void end() {
    disk.release(1000);
    lanes.shutdown();
  }

  @Test
  void thoseThatComeDuringASyncShareTheNext() throws Exception {
    Future<?> leader = lanes.submit(durability::sync);
    first.await();
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < LANES; i++) {
      others.add(lanes.submit(durability::sync));
    }
    awaitWaiting(LANES - 1);

    disk.release();
    leader.get(60, TimeUnit.SECONDS);
    assertThat(others).as("the sync that was under way is not theirs").noneMatch(Future::isDone);
    disk.release();
    for (Future<?> other : others) {
      other.get(60, TimeUnit.SECONDS);
    }

    assertThat(syncs).hasValue(2);
  }

  private void awaitWaiting(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (durability.waiting() < count) {
      assertThat(System.nanoTime()).as("lanes come to wait").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void aFailureIsTheLeadersAndAnotherLeads() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch failing = new CountDownLatch(1);
    Semaphore go = new Semaphore(0);
    Durability broken =
        new Durability(
            () -> {
              if (tries.incrementAndGet() == 1) {
                failing.countDown();
                go.acquireUninterruptibly();
                throw new IllegalStateException("the disk is full");
              }
            });
    Future<?> leader = lanes.submit(broken::sync);
    failing.await();
    Future<?> other = lanes.submit(broken::sync);
    go.release();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> leader.get(60, TimeUnit.SECONDS))
        .withMessageContaining("the disk is full");
    other.get(60, TimeUnit.SECONDS);
    assertThat(tries).hasValue(2);
  }

  @Test
  void oneAfterTheOtherEachHasItsOwn() {
    disk.release(3);
    for (int i = 0; i < 3; i++) {
      durability.sync();
    }
    assertThat(syncs).hasValue(3);
  }
}
