package dev.diptych.run;

import java.util.concurrent.atomic.AtomicInteger;

/** How far a run is. Written by its lanes, read by whoever shows it; safe for both. */
public final class RunProgress {

  private final AtomicInteger done = new AtomicInteger();
  private volatile String step = "";
  private volatile int total;

  /**
   * One look at a run.
   *
   * @param step its name, empty before the first
   * @param done items of this step that are settled
   * @param total items this step began with
   */
  public record Look(String step, int done, int total) {}

  void begin(String name, int items) {
    done.set(0);
    total = items;
    step = name;
  }

  void done(int items) {
    done.addAndGet(items);
  }

  /** Where the run stands now. */
  public Look look() {
    return new Look(step, done.get(), total);
  }
}
