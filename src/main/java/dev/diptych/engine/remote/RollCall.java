package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.Placed.Worker;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who answers for an engine: workers say so when they are asked. Safe for use by several lanes. */
final class RollCall {

  private static final Logger log = LoggerFactory.getLogger(RollCall.class);

  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration CALL_AGAIN = Duration.ofMillis(300);

  /** A machine may be so slow that it calls before it listens. */
  private static final Duration BEGIN_TO_LISTEN = Duration.ofSeconds(20);

  /** How long the chain goes on without an engine that nobody answers for. */
  static final Duration ABSENCE = Duration.ofMinutes(2);

  private final String engine;
  private final BrokerAddress address;
  private final Line line;
  private final BooleanSupplier listens;
  private final Signs signs;

  /**
   * For one engine.
   *
   * @param engine as the workers call it
   * @param listens whether signs of life are heard by now
   */
  RollCall(String engine, BrokerAddress address, Line line, BooleanSupplier listens) {
    this.engine = engine;
    this.address = address;
    this.line = line;
    this.listens = listens;
    this.signs = new Signs(engine);
  }

  /** A sign of life came. */
  void heard(Message message) {
    try {
      if (message instanceof BytesMessage body && body.getBodyLength() <= Wire.MAX_BYTES) {
        byte[] bytes = new byte[(int) body.getBodyLength()];
        body.readBytes(bytes);
        Wire.read(bytes, Announcement.class).ifPresent(signs::take);
      }
    } catch (JMSException e) {
      log.debug("A sign of life was lost", e);
    }
  }

  /**
   * Learns which engine answers.
   *
   * @param known what was known before, {@code null} for nothing
   * @return what was known, while a worker has it or nobody answers
   * @throws Unavailable if nobody answers and nothing is known, or the broker cannot be asked
   */
  Identity learn(@Nullable Identity known) throws Unavailable {
    call(
        Duration.ZERO,
        () -> known == null ? !signs.identities().isEmpty() : signs.livesNow(known));
    if (known != null && signs.livesNow(known)) {
      return known;
    }
    List<Identity> living = signs.identities();
    if (!living.isEmpty()) {
      return living.get(0);
    }
    if (known == null) {
      throw new Unavailable(nobody(), null);
    }
    return known;
  }

  /** Who gives a sign of life. */
  List<Worker> workers(@Nullable Identity asked) throws Unavailable {
    long end = System.nanoTime() + CALL_AGAIN.multipliedBy(4).toNanos();
    call(Duration.ZERO, () -> System.nanoTime() > end);
    return signs.workers(asked);
  }

  /**
   * Whether a worker lives that has this engine; calls if none was heard of lately. After the broker
   * was away, workers have a while to find it again.
   *
   * @param longest how long a broker is waited for that is away
   */
  boolean lives(Identity identity, Duration longest) throws Unavailable {
    if (!signs.livesNow(identity)) {
      call(longest, () -> signs.lives(identity, line.standing()));
    }
    return signs.lives(identity, line.standing());
  }

  /** Calls until enough has been heard, or everybody has had the time to answer. */
  private void call(Duration longest, BooleanSupplier enough) throws Unavailable {
    long begin = System.nanoTime();
    long end = 0;
    do {
      line.tell(Names.ROLL_CALL, session -> session.createBytesMessage(), longest);
      signs.await(CALL_AGAIN);
      long now = System.nanoTime();
      boolean heard = listens.getAsBoolean() || now - begin > BEGIN_TO_LISTEN.toNanos();
      if (end == 0 && heard) {
        end = now + LONGEST.toNanos();
      }
    } while (!enough.getAsBoolean() && (end == 0 || System.nanoTime() < end));
  }

  /** The chain goes on without it, and comes back to it by itself. */
  Transient absent(Identity identity) {
    List<Identity> others = signs.identities();
    String words =
        others.isEmpty()
            ? nobody()
            : "all workers of engine %s at %s are of another kind (%s): they get no requests of this edition; the next one asks them. To finish this one as it was begun, start a worker as before: diptych worker --broker %s --engine %s"
                .formatted(engine, address, identity.difference(others.get(0)), address, engine);
    return new Transient(words, ABSENCE, null);
  }

  private String nobody() {
    return "no worker answers for engine %s at %s. Start one: diptych worker --broker %s --engine %s"
        .formatted(engine, address, address, engine);
  }
}
