package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.EngineException.Transient;
import dev.diptych.engine.EngineException.Unavailable;
import dev.diptych.engine.Placed.Worker;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The way of one engine's requests to its workers and of their answers back. It is opened with the
 * first use and finds a broker again that was away; what waits for an answer goes on waiting
 * meanwhile. Safe for use by several lanes.
 */
final class Link implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Link.class);

  private static final Duration ROLL_CALL = Duration.ofSeconds(3);
  private static final Duration CALL_AGAIN = Duration.ofMillis(300);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** How long the chain goes on without an engine that nobody answers for. */
  private static final Duration ABSENCE = Duration.ofMinutes(2);

  /** Clocks of other machines may be wrong by minutes, and a broker goes by its own. */
  private static final int EXPIRY_IN_TIMEOUTS = 12;

  private static final int URGENT = 7;
  private static final int MOST_FORMER = 20_000;

  private final String engine;
  private final BrokerAddress address;
  private final BrokerAccess access;
  private final String installation;
  private final String asker = UUID.randomUUID().toString();
  private final ActiveMQConnectionFactory connections;
  private final CachingConnectionFactory cached;
  private final JmsTemplate template;
  private final JmsTemplate urgently;
  private final JmsTemplate rollCall;
  private final Signs signs;
  private final LateReplies late = new LateReplies();
  private final Map<String, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final Set<String> former = ConcurrentHashMap.newKeySet();
  private final Set<String> browsed = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastReply = new AtomicLong(System.nanoTime());
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
    this.access = access;
    this.installation = installation;
    this.signs = new Signs(engine);
    this.connections = BrokerConnections.factory(address, access);
    this.cached = new CachingConnectionFactory(connections);
    cached.setCacheConsumers(false);
    cached.setSessionCacheSize(64);
    this.template = template(false, Message.DEFAULT_PRIORITY, timeout);
    this.urgently = template(false, URGENT, timeout);
    this.rollCall = template(true, Message.DEFAULT_PRIORITY, timeout);
    String mine = "%s = '%s'".formatted(Names.ASKER, asker);
    this.listeners =
        List.of(
            Listeners.of(
                connections,
                Names.replies(installation),
                false,
                mine,
                1,
                false,
                (jakarta.jms.MessageListener) this::answered),
            Listeners.of(
                connections,
                Names.DEAD,
                false,
                mine,
                1,
                false,
                (jakarta.jms.MessageListener) this::died),
            Listeners.of(
                connections,
                Names.WORKERS,
                true,
                null,
                1,
                false,
                (jakarta.jms.MessageListener) this::heard));
    listeners.forEach(DefaultMessageListenerContainer::start);
  }

  private JmsTemplate template(boolean topic, int priority, Duration timeout) {
    JmsTemplate made = new JmsTemplate(cached);
    made.setPubSubDomain(topic);
    made.setExplicitQosEnabled(true);
    made.setPriority(priority);
    made.setDeliveryMode(topic ? DeliveryMode.NON_PERSISTENT : DeliveryMode.PERSISTENT);
    made.setTimeToLive(timeout.multipliedBy(EXPIRY_IN_TIMEOUTS).toMillis());
    made.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    return made;
  }

  private void heard(Message message) {
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

  private void answered(Message message) {
    take(message, Link::reply);
  }

  private static Reply reply(Received received) {
    if (received.bytes() == null) {
      return Reply.rejected(
          "a worker answered with %d MB, and %d MB are allowed"
              .formatted(received.length() >> 20, Wire.MAX_BYTES >> 20));
    }
    return received
        .read(Reply.class)
        .orElseGet(() -> Reply.rejected("a worker's answer is none that this version understands"));
  }

  private void died(Message message) {
    take(
        message,
        received ->
            Reply.rejected(
                "two workers had the request in hand and ended or were lost: it is not sent"
                    + " again"));
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

  /**
   * Learns which engine answers.
   *
   * @param known what was known before, {@code null} for nothing
   * @return what was known, while a worker has it or nobody answers
   * @throws Unavailable if nobody answers and nothing is known, or the broker cannot be asked
   */
  Identity learn(@Nullable Identity known) throws Unavailable {
    long end = System.nanoTime() + ROLL_CALL.toNanos();
    do {
      callRoll();
      signs.await(CALL_AGAIN);
      List<Identity> living = signs.identities();
      if (known == null ? !living.isEmpty() : signs.alive(known)) {
        return known == null ? living.get(0) : known;
      }
    } while (System.nanoTime() < end);
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
    callRoll();
    long end = System.nanoTime() + CALL_AGAIN.multipliedBy(4).toNanos();
    do {
      signs.await(CALL_AGAIN);
      callRoll();
    } while (System.nanoTime() < end);
    return signs.workers(asked);
  }

  private void callRoll() throws Unavailable {
    try {
      again(
          () -> {
            rollCall.send(Names.ROLL_CALL, session -> session.createBytesMessage());
            return true;
          });
    } catch (RuntimeException e) {
      throw new Unavailable(BrokerConnections.words(address, access, e), e);
    }
  }

  private String nobody() {
    return "no worker answers for engine %s at %s. Start one: diptych worker --broker %s --engine %s"
        .formatted(engine, address, address, engine);
  }

  /**
   * Does it once more where the connection that it was tried over had died before: then nothing was
   * sent, and a broker that is back is found at once.
   */
  private <T> @Nullable T again(Supplier<@Nullable T> work) {
    try {
      return work.get();
    } catch (org.springframework.jms.IllegalStateException e) {
      cached.resetConnection();
      return work.get();
    } catch (JmsException e) {
      cached.resetConnection();
      throw e;
    }
  }

  /** Whether a worker lives that has this engine; asks if none was heard of lately. */
  private boolean alive(Identity identity) throws Unavailable {
    long end = System.nanoTime() + ROLL_CALL.toNanos();
    while (!signs.alive(identity)) {
      if (System.nanoTime() > end) {
        return false;
      }
      callRoll();
      signs.await(CALL_AGAIN);
    }
    return true;
  }

  /**
   * Has a request answered, once, whichever lanes want it.
   *
   * @param request its hash: hexadecimal
   * @param question what is sent
   * @param urgent whether it goes before others
   * @param timeout see {@link RemoteSettings#timeout}
   */
  Reply exchange(
      Identity identity, String request, byte[] question, boolean urgent, Duration timeout)
      throws EngineException {
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> other = waiting.putIfAbsent(request, mine);
    if (other != null) {
      return joined(other);
    }
    try {
      Reply reply = asked(identity, request, question, urgent, timeout, mine);
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

  private Reply asked(
      Identity identity,
      String request,
      byte[] question,
      boolean urgent,
      Duration timeout,
      CompletableFuture<Reply> mine)
      throws EngineException {
    Optional<Reply> known = late.take(request);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      if (!alive(identity)) {
        throw absent(identity);
      }
      Optional<Reply> formerly = formerly(identity.queue(), request);
      if (formerly.isPresent()) {
        return formerly.get();
      }
      again(
          () -> {
            (urgent ? urgently : template).send(identity.queue(), message(request, question));
            return true;
          });
    } catch (Unavailable e) {
      throw new Transient(String.valueOf(e.getMessage()), null, e);
    } catch (JmsException e) {
      throw new Transient(BrokerConnections.words(address, access, e), null, e);
    }
    return awaited(identity, request, timeout, mine);
  }

  /** The chain goes on without it, and comes back to it by itself. */
  private Transient absent(Identity identity) {
    List<Identity> others = signs.identities();
    String words =
        others.isEmpty()
            ? nobody()
            : "all workers of engine %s at %s are of another kind (%s): they get no requests of this edition; the next one asks them. To finish this one as it was begun, start a worker as before: diptych worker --broker %s --engine %s"
                .formatted(engine, address, identity.difference(others.get(0)), address, engine);
    return new Transient(words, ABSENCE, null);
  }

  private MessageCreator message(String request, byte[] question) {
    return session -> {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(question);
      message.setJMSCorrelationID(request);
      message.setStringProperty(Names.INSTALLATION, installation);
      message.setStringProperty(Names.ASKER, asker);
      return message;
    };
  }

  private Reply awaited(
      Identity identity, String request, Duration timeout, CompletableFuture<Reply> mine)
      throws EngineException {
    long sent = System.nanoTime();
    while (true) {
      // Not to be interrupted, see docs/decisions/0093.
      Reply reply =
          mine.copy().completeOnTimeout(null, LOOK.toMillis(), TimeUnit.MILLISECONDS).join();
      if (reply != null) {
        return reply;
      }
      long silent = System.nanoTime() - Math.max(sent, lastReply.get());
      if (silent > timeout.toNanos()
          || System.nanoTime() - sent > EXPIRY_IN_TIMEOUTS * timeout.toNanos()) {
        throw givenUp(identity, request, timeout);
      }
      if (nobodyIsLeft(identity) && takenBack(identity.queue(), request, asker)) {
        throw absent(identity);
      }
    }
  }

  private EngineException givenUp(Identity identity, String request, Duration timeout) {
    String words =
        "no worker of engine %s at %s answered within %d s. See who works: diptych engines"
            .formatted(engine, address, Math.max(1, timeout.toSeconds()));
    return takenBack(identity.queue(), request, asker)
        ? new Transient(words, null, null)
        : Transient.afterSending(words, null);
  }

  /** While the broker is away nobody can be heard, and nothing is lost that it holds. */
  private boolean nobodyIsLeft(Identity identity) {
    try {
      return !alive(identity);
    } catch (Unavailable e) {
      log.info("Waiting for the broker at {}: {}", address, e.getMessage());
      return false;
    }
  }

  /** Takes a request back that no worker has in hand. */
  private boolean takenBack(String queue, String request, String by) {
    try {
      String selector = "JMSCorrelationID = '%s' AND %s = '%s'".formatted(request, Names.ASKER, by);
      return again(() -> template.receiveSelected(queue, selector)) != null;
    } catch (RuntimeException e) {
      log.info("A request of {} could not be taken back from {}", engine, address, e);
      return false;
    }
  }

  /**
   * What became of the same request when another process of this installation made it, which ended
   * before it had the answer: the answer is there, or the request is taken back.
   */
  private Optional<Reply> formerly(String queue, String request) throws Unavailable {
    if (browsed.add(queue)) {
      try {
        browse(Names.replies(installation));
        browse(queue);
      } catch (RuntimeException e) {
        browsed.remove(queue);
        throw new Unavailable(BrokerConnections.words(address, access, e), e);
      }
    }
    if (!former.remove(request)) {
      return Optional.empty();
    }
    String selector =
        "JMSCorrelationID = '%s' AND %s <> '%s'".formatted(request, Names.ASKER, asker);
    try {
      Message reply = again(() -> template.receiveSelected(Names.replies(installation), selector));
      if (reply != null) {
        return Received.of(reply)
            .map(Link::reply)
            .filter(found -> found.outcome() == Reply.Outcome.ANSWERED);
      }
      template.receiveSelected(
          queue, selector + " AND %s = '%s'".formatted(Names.INSTALLATION, installation));
    } catch (JMSException | JmsException e) {
      throw new Unavailable(BrokerConnections.words(address, access, e), e);
    }
    return Optional.empty();
  }

  private void browse(String queue) {
    Integer found =
        template.browseSelected(
            queue,
            "%s = '%s' AND %s <> '%s'"
                .formatted(Names.INSTALLATION, installation, Names.ASKER, asker),
            (session, browser) -> remembered(browser));
    if (found != null && found > 0) {
      log.info("{} messages of an earlier process are in {}", found, queue);
    }
  }

  private int remembered(QueueBrowser browser) throws JMSException {
    Enumeration<?> messages = browser.getEnumeration();
    int found = 0;
    while (messages.hasMoreElements() && found < MOST_FORMER) {
      String request = ((Message) messages.nextElement()).getJMSCorrelationID();
      if (request != null && Names.isId(request)) {
        former.add(request);
        found++;
      }
    }
    return found;
  }

  /** Ends; who waits for an answer gets none. */
  @Override
  public void close() {
    Listeners.shutDown(listeners);
    cached.destroy();
    connections.close();
    Collections.list(Collections.enumeration(waiting.values()))
        .forEach(
            waits ->
                waits.completeExceptionally(Transient.afterSending("the program is ending", null)));
  }
}
