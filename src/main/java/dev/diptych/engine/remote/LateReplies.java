package dev.diptych.engine.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that came when nobody waited for them any more: they are there if their request is made
 * again. The oldest go when there are too many. Safe for use by several threads.
 */
final class LateReplies {

  private static final long MOST_BYTES = 32L << 20;

  private final Map<String, Kept> byRequest = new LinkedHashMap<>();
  private long bytes;

  private record Kept(Reply reply, int bytes) {}

  /** Keeps an answer for a while. */
  synchronized void keep(String request, Reply reply, int length) {
    take(request);
    byRequest.put(request, new Kept(reply, length));
    bytes += length;
    var oldest = byRequest.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  /** Takes the answer to a request out, if there is one. */
  synchronized Optional<Reply> take(String request) {
    Kept kept = byRequest.remove(request);
    if (kept == null) {
      return Optional.empty();
    }
    bytes -= kept.bytes();
    return Optional.of(kept.reply());
  }
}
