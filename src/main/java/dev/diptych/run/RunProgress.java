package dev.diptych.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a run is. Written by its lanes, read by whoever shows it; safe for both. */
public final class RunProgress {

  private final long passId;
  private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
  private volatile String step = "";
  private volatile int total;

  RunProgress(long passId) {
    this.passId = passId;
  }

  /** The pass that is run. */
  public long passId() {
    return passId;
  }

  /**
   * One look at a run.
   *
   * @param step its name, empty before the first
   * @param done items of this step that are settled
   * @param total items this step began with
   */
  public record Look(String step, int done, int total) {}

  void begin(String name, int items) {
    done.put(name, new AtomicInteger());
    total = items;
    step = name;
  }

  void done(int items) {
    done.computeIfAbsent(step, name -> new AtomicInteger()).addAndGet(items);
  }

  /** Where the run stands now. */
  public Look look() {
    String now = step;
    return new Look(now, done(now), total);
  }

  /** How many items of a step are settled, also after it has ended; 0 if it has not begun. */
  public int done(String name) {
    AtomicInteger settled = done.get(name);
    return settled == null ? 0 : settled.get();
  }
}
