package dev.diptych.engine.remote;

import dev.diptych.engine.Placed.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one engine that gave a sign of life lately, by this process's own measure of time:
 * clocks of other machines are not asked. Safe for use by several threads.
 */
final class Signs {

  /** Signs come every five seconds; one that is late is no death. */
  static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final String engine;
  private final Map<String, Sign> byWorker = new HashMap<>();
  private CompletableFuture<@Nullable Void> next = new CompletableFuture<>();

  Signs(String engine) {
    this.engine = engine;
  }

  private record Sign(Announcement announcement, long nanos) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  /** Takes a sign; one of another engine says nothing here. */
  void take(Announcement announcement) {
    if (!announcement.identity().engine().equals(engine)) {
      return;
    }
    CompletableFuture<@Nullable Void> heard;
    synchronized (this) {
      if (announcement.lanes() == 0) {
        byWorker.remove(announcement.worker());
      } else if (byWorker.size() < MOST || byWorker.containsKey(announcement.worker())) {
        byWorker.put(announcement.worker(), new Sign(announcement, System.nanoTime()));
      }
      byWorker.values().removeIf(sign -> sign.age().compareTo(FORGOTTEN) > 0);
      heard = next;
      next = new CompletableFuture<>();
    }
    heard.complete(null);
  }

  /** Waits for the next sign, or so long. */
  void await(Duration longest) {
    CompletableFuture<@Nullable Void> wanted;
    synchronized (this) {
      wanted = next;
    }
    // Not to be interrupted, see docs/decisions/0093.
    wanted.copy().completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private synchronized List<Sign> living() {
    List<Sign> living = new ArrayList<>(byWorker.values());
    living.removeIf(sign -> sign.age().compareTo(SILENCE) > 0);
    living.sort(Comparator.comparingLong(Sign::nanos).reversed());
    return living;
  }

  /** What the workers are that live, the one that was heard last first. */
  List<Identity> identities() {
    return living().stream().map(sign -> sign.announcement().identity()).distinct().toList();
  }

  /** Whether a worker gave a sign of life lately that takes requests of this engine. */
  boolean livesNow(Identity identity) {
    return lives(identity, SILENCE.plusSeconds(1));
  }

  /**
   * The same where nobody could be heard for a while: who was silent then may live.
   *
   * @param heardFor how long signs have been heard since
   */
  synchronized boolean lives(Identity identity, Duration heardFor) {
    return byWorker.values().stream()
        .filter(sign -> sign.announcement().identity().queue().equals(identity.queue()))
        .anyMatch(sign -> Math.min(sign.age().toNanos(), heardFor.toNanos()) <= SILENCE.toNanos());
  }

  /**
   * The workers that live, by name.
   *
   * @param asked the engine that is asked, {@code null} if none is known
   */
  List<Worker> workers(@Nullable Identity asked) {
    return living().stream()
        .map(sign -> worker(sign, asked))
        .sorted(Comparator.comparing(Worker::id))
        .toList();
  }

  private static Worker worker(Sign sign, @Nullable Identity asked) {
    Announcement said = sign.announcement();
    String difference = asked == null ? "" : asked.difference(said.identity());
    return new Worker(
        said.worker(),
        said.lanes(),
        said.inHand(),
        said.answered(),
        said.failed(),
        said.perMinute(),
        sign.age(),
        difference.isEmpty() ? null : difference);
  }
}
