package dev.diptych.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A queue over a table that knows only what is begun. */
class WorkQueueTest {

  private static final int BUNDLE = 64;

  /** What the table says is pending and not begun. */
  private final TreeSet<Integer> pending = new TreeSet<>();

  private final List<Integer> pages = new ArrayList<>();
  private final RunSignal signal = new RunSignal(fenced -> {});

  @Test
  void aLongNightIsReadInPagesOfOneSize() {
    pending(200_000);
    WorkQueue<Integer> queue = queue(item -> false);

    assertThat(readAll(queue)).isEqualTo(IntStream.range(0, 200_000).boxed().toList());

    assertThat(pages).allSatisfy(size -> assertThat(size).isLessThan(WorkQueue.PAGE + BUNDLE));
    assertThat(pages).hasSizeLessThanOrEqualTo(200_000 / WorkQueue.PAGE + 1);
  }

  /** Another lane reads a page while one has taken a bundle and not written down that it begins. */
  @Test
  void whatALaneIsAboutToBeginIsHandedOutOnce() {
    pending(2 * WorkQueue.PAGE);
    List<Integer> others = new ArrayList<>();
    List<WorkQueue<Integer>> queues = new ArrayList<>();
    queues.add(
        new WorkQueue<>(
            signal,
            BUNDLE,
            this::page,
            item -> false,
            taken -> {
              if (taken.contains(0)) {
                onAnotherLane(() -> others.addAll(readAll(queues.get(0))));
              }
              taken.forEach(pending::remove);
            }));

    List<Integer> own = readAll(queues.get(0));

    assertThat(own).hasSize(BUNDLE);
    assertThat(others).hasSize(2 * WorkQueue.PAGE - BUNDLE).doesNotContainAnyElementsOf(own);
  }

  @Test
  void whatIsLeftOutDoesNotEndTheQueue() {
    pending(2 * WorkQueue.PAGE + 10);

    assertThat(readAll(queue(item -> item < 2 * WorkQueue.PAGE))).hasSize(10);
  }

  @Test
  void aRunThatEndsReadsNoFurtherPage() {
    pending(10);
    WorkQueue<Integer> queue = queue(item -> false);
    signal.stop();

    assertThat(queue.read()).isNull();
    assertThat(pages).isEmpty();
  }

  private void pending(int items) {
    IntStream.range(0, items).forEach(pending::add);
  }

  private WorkQueue<Integer> queue(Predicate<Integer> leftOut) {
    return new WorkQueue<>(
        signal, BUNDLE, this::page, leftOut, taken -> taken.forEach(pending::remove));
  }

  private List<Integer> page(@Nullable Integer last, int most) {
    List<Integer> page =
        pending.tailSet(last == null ? 0 : last - BUNDLE).stream().limit(most).toList();
    pages.add(page.size());
    return page;
  }

  private static List<Integer> readAll(WorkQueue<Integer> queue) {
    List<Integer> read = new ArrayList<>();
    for (Integer item = queue.read(); item != null; item = queue.read()) {
      read.add(item);
    }
    return read;
  }

  private static void onAnotherLane(Runnable work) {
    Thread lane = new Thread(work);
    lane.start();
    try {
      lane.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
