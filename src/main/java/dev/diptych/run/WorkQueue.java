package dev.diptych.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Hands the items of one step out to its lanes, one at a time, so that a slow item holds up nothing
 * but its own lane. Filled from the tables page by page, so that a long night takes no more memory
 * than a short one, and never a truth of its own: an item that was handed out and not finished is
 * pending in the tables still.
 *
 * <p>Items are taken in bundles, whose beginning is recorded together. Safe for use by several
 * lanes.
 *
 * @param <T> what is handed out
 */
final class WorkQueue<T> implements ItemReader<T> {

  /** Keys are small, and each page has the database sort what is left. */
  static final int PAGE = 5_000;

  private final RunSignal signal;
  private final int bundle;
  private final Source<T> source;
  private final Predicate<T> leftOut;
  private final Consumer<List<T>> begin;
  private final Deque<T> waiting = new ArrayDeque<>();
  private final Set<T> beginning = new HashSet<>();
  private final ThreadLocal<Deque<T>> inHand = ThreadLocal.withInitial(ArrayDeque::new);
  private @Nullable T last;
  private boolean exhausted;

  /**
   * A queue of which nothing is read yet.
   *
   * @param bundle how many items a lane takes at once, at least 1
   * @param source where items come from
   * @param leftOut which of them are not handed out
   * @param begin records that items are begun, before they are
   */
  WorkQueue(
      RunSignal signal,
      int bundle,
      Source<T> source,
      Predicate<T> leftOut,
      Consumer<List<T>> begin) {
    this.signal = signal;
    this.bundle = bundle;
    this.source = source;
    this.leftOut = leftOut;
    this.begin = begin;
  }

  /**
   * What is pending, in the order in which it is to be done.
   *
   * @param <T> an item
   */
  @FunctionalInterface
  interface Source<T> {

    /**
     * The next items. Those before {@code last} may be missing or, unless their beginning is
     * recorded, be there again; fewer than {@code most} are the end.
     *
     * @param last the last item of the page before, {@code null} for the first page
     * @param most how many at most
     */
    List<T> page(@Nullable T last, int most);
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
      begun(taken);
      mine.addAll(taken);
    }
    return mine.poll();
  }

  private List<T> take() {
    List<T> taken = new ArrayList<>(bundle);
    synchronized (waiting) {
      while (taken.size() < bundle) {
        if (waiting.isEmpty() && !exhausted) {
          turn();
        }
        T next = waiting.poll();
        if (next != null) {
          taken.add(next);
          beginning.add(next);
        } else if (exhausted) {
          break;
        }
      }
    }
    return taken;
  }

  /** Reads a page. What lanes are about to begin may be on it again, as the tables know it not. */
  private void turn() {
    int most = PAGE + beginning.size();
    List<T> page = source.page(last, most);
    exhausted = page.size() < most;
    for (T item : page) {
      last = item;
      if (!beginning.contains(item) && !leftOut.test(item)) {
        waiting.add(item);
      }
    }
  }

  private void begun(List<T> items) {
    synchronized (waiting) {
      items.forEach(beginning::remove);
    }
  }
}
