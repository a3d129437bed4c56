package dev.diptych.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Hands the items of one step out to its lanes, one at a time, so that a slow item holds up nothing
 * but its own lane. Filled from the tables when the step begins and never a truth of its own: an
 * item that was handed out and not finished is pending in the tables still.
 *
 * <p>Items are taken in bundles, whose beginning is recorded together. Safe for use by several
 * lanes.
 *
 * @param <T> what is handed out
 */
final class WorkQueue<T> implements ItemReader<T> {

  private final RunSignal signal;
  private final int bundle;
  private final Consumer<List<T>> begin;
  private final Deque<T> waiting = new ArrayDeque<>();
  private final ThreadLocal<Deque<T>> inHand = ThreadLocal.withInitial(ArrayDeque::new);

  /**
   * An empty queue.
   *
   * @param bundle how many items a lane takes at once, at least 1
   * @param begin records that items are begun, before they are
   */
  WorkQueue(RunSignal signal, int bundle, Consumer<List<T>> begin) {
    this.signal = signal;
    this.bundle = bundle;
    this.begin = begin;
  }

  /** Replaces what is waiting. */
  void fill(List<T> items) {
    synchronized (waiting) {
      waiting.clear();
      waiting.addAll(items);
    }
  }

  /** The next item for the calling lane; {@code null} if there is none or the run ends. */
  @Override
  public @Nullable T read() {
    Deque<T> mine = inHand.get();
    if (!signal.goesOn()) {
      mine.clear();
      return null;
    }
    if (mine.isEmpty()) {
      List<T> taken = take();
      if (taken.isEmpty()) {
        return null;
      }
      begin.accept(taken);
      mine.addAll(taken);
    }
    return mine.poll();
  }

  private List<T> take() {
    List<T> taken = new ArrayList<>(bundle);
    synchronized (waiting) {
      while (taken.size() < bundle && !waiting.isEmpty()) {
        taken.add(waiting.removeFirst());
      }
    }
    return taken;
  }
}
