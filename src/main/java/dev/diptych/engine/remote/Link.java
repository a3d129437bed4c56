package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.Placed.Worker;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The way of one engine's requests to its workers and of their answers back. It is opened with the
 * first use and finds a broker again that was away; whoever asks goes on waiting meanwhile. Safe for
 * use by several lanes.
 */
final class Link implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Link.class);

  private static final Duration LOOK = Duration.ofSeconds(5);

  /** A request is given up after so many time limits, though others are answered. */
  private static final int LONGEST_IN_TIMEOUTS = 12;

  private final String engine;
  private final BrokerAddress address;
  private final Duration timeout;
  private final ActiveMQConnectionFactory connections;
  private final Line line;
  private final Inbox inbox;
  private final Outbox outbox;
  private final EarlierProcess earlier;
  private final RollCall rollCall;
  private final DefaultMessageListenerContainer signs;
  private final List<DefaultMessageListenerContainer> listeners;

  /**
   * A way that is open.
   *
   * @param engine as the workers call it
   * @param installation whose queue of answers is read
   * @param timeout see {@link RemoteSettings#timeout}
   */
  Link(
      String engine,
      BrokerAddress address,
      BrokerAccess access,
      String installation,
      Duration timeout) {
    this.engine = engine;
    this.address = address;
    this.timeout = timeout;
    this.connections = BrokerConnections.factory(address, access);
    this.line = new Line(address, access, connections);
    String asker = UUID.randomUUID().toString();
    this.inbox = new Inbox(engine, address);
    this.outbox = new Outbox(line, installation, asker);
    this.earlier = new EarlierProcess(line, installation, asker);
    this.rollCall = new RollCall(engine, address, line, this::hearsSigns);
    String mine = "%s = '%s'".formatted(Names.ASKER, asker);
    this.signs = listener(Names.WORKERS, true, null, rollCall::heard);
    this.listeners =
        List.of(
            signs,
            listener(Names.replies(installation), false, mine, inbox::answered),
            listener(Names.DEAD, false, mine, inbox::died));
    listeners.forEach(DefaultMessageListenerContainer::start);
  }

  private DefaultMessageListenerContainer listener(
      String name, boolean topic, @Nullable String selector, MessageListener what) {
    return Listeners.of(connections, name, topic, selector, 1, false, what);
  }

  private boolean hearsSigns() {
    return signs.isRegisteredWithDestination();
  }

  /** See {@link RollCall#learn}. */
  Identity learn(@Nullable Identity known) throws Unavailable {
    return rollCall.learn(known);
  }

  /** See {@link RollCall#workers}. */
  List<Worker> workers(@Nullable Identity asked) throws Unavailable {
    return rollCall.workers(asked);
  }

  /**
   * Has a request answered, once, whichever lanes want it.
   *
   * @param request its hash: hexadecimal
   * @param question what is sent
   * @param urgent whether it goes before others
   */
  Reply exchange(Identity identity, String request, byte[] question, boolean urgent)
      throws EngineException {
    return inbox.answer(
        request, arrives -> asked(identity, request, question, urgent, arrives));
  }

  private Reply asked(
      Identity identity,
      String request,
      byte[] question,
      boolean urgent,
      CompletableFuture<Reply> arrives)
      throws EngineException {
    try {
      if (!rollCall.lives(identity, timeout)) {
        throw rollCall.absent(identity);
      }
      Optional<Reply> before = earlier.answer(identity.queue(), request, timeout);
      if (before.isPresent()) {
        return before.get();
      }
      outbox.send(identity.queue(), request, question, urgent, timeout);
    } catch (Unavailable e) {
      // Nothing was sent: no text is to be given up for it.
      throw new Transient(String.valueOf(e.getMessage()), RollCall.ABSENCE, e);
    }
    return awaited(identity, request, arrives);
  }

  private Reply awaited(Identity identity, String request, CompletableFuture<Reply> arrives)
      throws EngineException {
    long sent = System.nanoTime();
    while (true) {
      // Not to be interrupted, see docs/decisions/0093.
      Reply reply =
          arrives.copy().completeOnTimeout(null, LOOK.toMillis(), TimeUnit.MILLISECONDS).join();
      if (reply != null) {
        return reply;
      }
      long now = System.nanoTime();
      if (now - Math.max(sent, inbox.lastReply()) > timeout.toNanos()
          || now - sent > LONGEST_IN_TIMEOUTS * timeout.toNanos()) {
        throw givenUp(identity, request);
      }
      if (nobodyIsLeft(identity) && takenBack(identity, request)) {
        throw rollCall.absent(identity);
      }
    }
  }

  private EngineException givenUp(Identity identity, String request) {
    String words =
        "no worker of engine %s at %s answered within %d s. See who works: diptych engines"
            .formatted(engine, address, Math.max(1, timeout.toSeconds()));
    return takenBack(identity, request)
        ? new Transient(words, null, null)
        : Transient.afterSending(words, null);
  }

  /** While the broker is away nobody can be heard, and nothing is lost that it holds. */
  private boolean nobodyIsLeft(Identity identity) {
    try {
      return !rollCall.lives(identity, Duration.ZERO);
    } catch (Unavailable e) {
      log.info("Waiting for the broker at {}: {}", address, e.getMessage());
      return false;
    }
  }

  private boolean takenBack(Identity identity, String request) {
    try {
      return outbox.takeBack(identity.queue(), request);
    } catch (Unavailable e) {
      log.info("A request of {} could not be taken back: {}", engine, e.getMessage());
      return false;
    }
  }

  /** Ends; who waits for an answer gets none. */
  @Override
  public void close() {
    Listeners.shutDown(listeners);
    line.close();
    connections.close();
    inbox.close();
  }
}
