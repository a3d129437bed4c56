package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Transient;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for which answer. An answer for which nobody waits is kept for a while. Safe for use by
 * several threads.
 */
final class Inbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final String engine;
  private final BrokerAddress address;
  private final LateReplies late = new LateReplies();
  private final Map<String, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong lastReply = new AtomicLong(System.nanoTime());

  Inbox(String engine, BrokerAddress address) {
    this.engine = engine;
    this.address = address;
  }

  /** Sees that an answer comes. */
  interface Errand {

    /**
     * Returns the answer, which may come as {@code arrives}.
     *
     * @throws EngineException if none comes
     */
    Reply done(CompletableFuture<Reply> arrives) throws EngineException;
  }

  /**
   * Has a request answered once, whichever lanes want it: by what came late, by another lane's
   * errand, or by this one.
   */
  Reply answer(String request, Errand errand) throws EngineException {
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> other = waiting.putIfAbsent(request, mine);
    if (other != null) {
      return joined(other);
    }
    try {
      Optional<Reply> known = late.take(request);
      Reply reply = known.isPresent() ? known.get() : errand.done(mine);
      mine.complete(reply);
      return reply;
    } catch (EngineException | RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      waiting.remove(request, mine);
    }
  }

  private static Reply joined(CompletableFuture<Reply> other) throws EngineException {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EngineException known) {
        throw known;
      }
      throw e;
    }
  }

  /** When anybody last answered anything, as {@link System#nanoTime}. */
  long lastReply() {
    return lastReply.get();
  }

  /** What a worker's message says. */
  static Reply reply(Received received) {
    if (received.bytes() == null) {
      return Reply.rejected(
          "a worker answered with %d MB, and %d MB are allowed"
              .formatted(received.length() >> 20, Wire.MAX_BYTES >> 20));
    }
    return received
        .read(Reply.class)
        .orElseGet(() -> Reply.rejected("a worker's answer is none that this version understands"));
  }

  /** An answer came. */
  void answered(Message message) {
    take(message, Inbox::reply);
  }

  /** A message was delivered too often: a request, or an answer that it was hard to get rid of. */
  void died(Message message) {
    take(
        message,
        received ->
            received
                .read(Reply.class)
                .orElseGet(
                    () ->
                        Reply.rejected(
                            "two workers had the request in hand and ended or were lost: it is"
                                + " not sent again")));
  }

  /** An exception would have the broker deliver the message again, for ever. */
  private void take(Message message, Function<Received, Reply> meaning) {
    try {
      Optional<Received> received = Received.of(message);
      if (received.isEmpty()) {
        log.warn("The broker at {} delivered a message that is not ours; it is dropped", address);
        return;
      }
      lastReply.set(System.nanoTime());
      String request = received.get().request();
      Reply reply = meaning.apply(received.get());
      CompletableFuture<Reply> waits = waiting.get(request);
      if (waits == null || !waits.complete(reply)) {
        log.info("An answer of {} came late or twice: it is kept for a while", engine);
        late.keep(request, reply, (int) Math.min(received.get().length(), Wire.MAX_BYTES));
      }
    } catch (JMSException e) {
      log.warn("An answer of {} was lost on its way from {}", engine, address, e);
    }
  }

  /** Ends; who waits for an answer gets none. */
  void close() {
    List.copyOf(waiting.values())
        .forEach(
            waits ->
                waits.completeExceptionally(Transient.afterSending("the program is ending", null)));
  }
}
