package dev.diptych.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is committed survive a power cut. The embedded database hands a commit to the
 * operating system and no further; {@code CHECKPOINT SYNC} brings it to the disk. One sync serves
 * all lanes that wait for one: a lane that comes while a sync is under way waits for the next,
 * which covers everybody who came meanwhile. On a server there is nothing to do, for its commit is
 * a sync.
 *
 * <p>Safe for use by several threads.
 */
public final class Durability {

  private static final Logger log = LoggerFactory.getLogger(Durability.class);

  private final Runnable disk;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final AtomicLong syncs = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();

  /** How many calls there were; what a sync covers is said by this number. */
  private long asked;

  private long covered;
  private boolean underWay;

  /**
   * Of a database.
   *
   * @param disk brings everything that was committed before it is called to the disk
   */
  Durability(Runnable disk) {
    this.disk = disk;
  }

  /**
   * Returns when everything that the calling thread has committed is on the disk. Not to be called
   * inside a transaction.
   *
   * @throws RuntimeException if the disk refuses
   */
  public void sync() {
    lock.lock();
    try {
      long mine = ++asked;
      while (covered < mine) {
        if (underWay) {
          ended.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Syncs for all that have asked so far. A failure is the leader's; another then leads. */
  private void lead() {
    long covers = asked;
    underWay = true;
    lock.unlock();
    long start = System.nanoTime();
    boolean done = false;
    try {
      disk.run();
      done = true;
    } finally {
      nanos.addAndGet(System.nanoTime() - start);
      syncs.incrementAndGet();
      lock.lock();
      underWay = false;
      covered = done ? Math.max(covered, covers) : covered;
      ended.signalAll();
    }
  }

  /** How many wait for a sync of theirs to begin. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(ended);
    } finally {
      lock.unlock();
    }
  }

  /** Says in the log what the syncs since the last call of this cost. */
  void report() {
    log.info(
        "{} syncs of the database in {} ms",
        syncs.getAndSet(0),
        TimeUnit.NANOSECONDS.toMillis(nanos.getAndSet(0)));
  }
}
