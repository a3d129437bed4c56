package dev.diptych.worker;

import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.remote.Announcement;
import dev.diptych.engine.remote.Identity;
import dev.diptych.engine.remote.Line;
import dev.diptych.engine.remote.Names;
import dev.diptych.engine.remote.Wire;
import dev.diptych.worker.WorkerException.Kind;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker tells others of itself, and hears of them. Safe for use by several threads. */
final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private static final Duration OTHERS = Duration.ofMillis(1_500);
  private static final Duration CALL_AGAIN = Duration.ofMillis(300);

  /** A machine may be so slow that it calls before it listens. */
  private static final Duration BEGIN_TO_LISTEN = Duration.ofSeconds(20);

  private final Line line;
  private final String worker;
  private final Identity identity;
  private final int lanes;
  private final Tally tally;
  private volatile boolean left;
  private final Map<String, Announcement> others = new ConcurrentHashMap<>();

  /**
   * Of a worker.
   *
   * @param worker its host and process
   * @param identity of its engine
   * @param lanes how many requests it takes at once
   */
  Presence(Line line, String worker, Identity identity, int lanes, Tally tally) {
    this.line = line;
    this.worker = worker;
    this.identity = identity;
    this.lanes = lanes;
    this.tally = tally;
  }

  /** Another worker's sign of life came, or one of its own. */
  void heard(Message message) {
    try {
      if (message instanceof BytesMessage body && body.getBodyLength() <= Wire.MAX_BYTES) {
        byte[] bytes = new byte[(int) body.getBodyLength()];
        body.readBytes(bytes);
        Wire.read(bytes, Announcement.class)
            .filter(sign -> sign.lanes() > 0)
            .filter(sign -> sign.identity().engine().equals(identity.engine()))
            .ifPresent(sign -> others.put(sign.worker(), sign));
      }
    } catch (JMSException e) {
      log.debug("A sign of life was lost", e);
    }
  }

  /**
   * Workers of one name are one engine: otherwise a digest is a matter of luck.
   *
   * @param listens whether signs of life are heard by now
   * @throws WorkerException if another one answers already, with the difference
   */
  void requireNoOther(BooleanSupplier listens) throws WorkerException {
    long begin = System.nanoTime();
    long end = 0;
    do {
      call();
      Optional<Announcement> other =
          others.values().stream()
              .filter(sign -> !sign.identity().queue().equals(identity.queue()))
              .findFirst();
      if (other.isPresent()) {
        throw refused(other.get());
      }
      long now = System.nanoTime();
      if (end == 0 && (listens.getAsBoolean() || now - begin > BEGIN_TO_LISTEN.toNanos())) {
        end = now + OTHERS.toNanos();
      }
    } while (others.isEmpty() && (end == 0 || System.nanoTime() < end));
    others.clear();
  }

  private void call() throws WorkerException {
    try {
      line.tell(Names.ROLL_CALL, session -> session.createBytesMessage(), Duration.ZERO);
      TimeUnit.MILLISECONDS.sleep(CALL_AGAIN.toMillis());
    } catch (InterruptedException e) {
      throw new WorkerException(Kind.FAILED, "Not started: interrupted", e);
    } catch (Unavailable e) {
      throw new WorkerException(Kind.FAILED, "Not started: " + e.getMessage(), e);
    }
  }

  private WorkerException refused(Announcement other) {
    return new WorkerException(
        Kind.REFUSED,
        "Refused: worker %s answers for engine %s with another engine: here is %s. Give both the same settings and files, or end that one first"
            .formatted(other.worker(), identity.engine(), other.identity().difference(identity)));
  }

  /** Gives a sign of life, unless it has left. */
  void announce() {
    if (!left) {
      tell(sign());
    }
  }

  /** Says that it takes no more requests. */
  void leave() {
    left = true;
    tell(sign().leaving());
  }

  private Announcement sign() {
    Tally.Count count = tally.count();
    return new Announcement(
        Wire.VERSION,
        worker,
        identity,
        lanes,
        count.inHand(),
        count.answered(),
        count.failed(),
        count.perMinute());
  }

  private void tell(Announcement sign) {
    try {
      line.tell(
          Names.WORKERS,
          session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(Wire.bytes(sign));
            return message;
          },
          Duration.ZERO);
    } catch (Unavailable e) {
      log.info("No sign of life could be given: {}", e.getMessage());
    }
  }
}
