package dev.diptych.engine.command;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A request that a program has in hand. It is over when every segment has its line, or when a line
 * came that no right answer holds: what reads the answer then sees why. Used by the lane that asks
 * and the thread that reads.
 */
final class Pending {

  private final Set<String> open;
  private final StringBuilder lines = new StringBuilder();
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  /** Waits for these ids. */
  Pending(Set<String> ids) {
    this.open = ids;
  }

  /** All lines as they came; fails with the {@link dev.diptych.engine.EngineException}. */
  CompletableFuture<String> answer() {
    return answer;
  }

  /** Takes a line that names this request. */
  synchronized void take(String id, String line) {
    lines.append(line).append('\n');
    boolean asked = open.remove(id);
    if (!asked || open.isEmpty()) {
      answer.complete(lines.toString());
    }
  }
}
