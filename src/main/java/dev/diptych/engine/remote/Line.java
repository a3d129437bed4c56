package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException.Unavailable;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.BrowserCallback;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;

/**
 * This process's way of sending to a broker. A connection that has died under those who use it is
 * made anew, once, whoever notices first. Messages bear no expiry: clocks of other machines may be
 * wrong, and a broker goes by its own. Safe for use by several threads.
 */
public final class Line implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Line.class);

  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final int URGENT = 7;
  private static final int SESSIONS = 64;

  private final BrokerAddress address;
  private final BrokerAccess access;
  private final CachingConnectionFactory cached;
  private final JmsTemplate queues;
  private final JmsTemplate urgently;
  private final JmsTemplate topics;
  private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

  /** Which connection is in use: who failed with an earlier one does not end its successor. */
  private int generation;

  /** The last that worked. */
  private int proven = -1;

  /** When it was last known to be there again after it was not. */
  private long standsSince;

  /** When it was first noticed that it is away; {@code null} while it is there. */
  private @Nullable Long lostSince;

  /** A line that connects when it is first used. */
  public Line(
      BrokerAddress address, BrokerAccess access, ActiveMQConnectionFactory connections) {
    this.address = address;
    this.access = access;
    this.cached = new CachingConnectionFactory(connections);
    cached.setCacheConsumers(false);
    cached.setSessionCacheSize(SESSIONS);
    cached.setExceptionListener(failure -> lost());
    this.queues = template(false, Message.DEFAULT_PRIORITY);
    this.urgently = template(false, URGENT);
    this.topics = template(true, Message.DEFAULT_PRIORITY);
  }

  private JmsTemplate template(boolean topic, int priority) {
    JmsTemplate made = new JmsTemplate(cached);
    made.setPubSubDomain(topic);
    made.setExplicitQosEnabled(true);
    made.setPriority(priority);
    made.setDeliveryMode(topic ? DeliveryMode.NON_PERSISTENT : DeliveryMode.PERSISTENT);
    made.setTimeToLive(Message.DEFAULT_TIME_TO_LIVE);
    made.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    return made;
  }

  /** Something that is done over a connection, and again over the next if that one died. */
  private interface Use<T> {
    @Nullable T made();
  }

  /**
   * Sends to a queue. A broker that was there before is waited for.
   *
   * @param urgent whether it goes before others
   * @param longest how long a broker is waited for that is away
   * @throws Unavailable if the broker refuses it or stays away, saying what to do
   */
  void send(String queue, boolean urgent, MessageCreator message, Duration longest)
      throws Unavailable {
    use(
        longest,
        () -> {
          (urgent ? urgently : queues).send(queue, message);
          return null;
        });
  }

  /**
   * Tells everybody who listens now.
   *
   * @param longest see {@link #send}
   * @throws Unavailable see {@link #send}
   */
  public void tell(String topic, MessageCreator message, Duration longest) throws Unavailable {
    use(
        longest,
        () -> {
          topics.send(topic, message);
          return null;
        });
  }

  /** Takes a message out of a queue, {@code null} if there is none. */
  @Nullable Message take(String queue, String selector, Duration longest) throws Unavailable {
    return use(longest, () -> queues.receiveSelected(queue, selector));
  }

  /** Looks at messages of a queue, which stay there. */
  <T> @Nullable T browse(
      String queue, String selector, BrowserCallback<T> looks, Duration longest)
      throws Unavailable {
    return use(longest, () -> queues.browseSelected(queue, selector, looks));
  }

  private <T> @Nullable T use(Duration longest, Use<T> use) throws Unavailable {
    long began = System.nanoTime();
    boolean isKnown = false;
    while (true) {
      int mine = current();
      try {
        T made = use.made();
        works(mine);
        return made;
      } catch (JmsException e) {
        boolean died = renew(mine);
        if (closed.isDone()) {
          throw new Unavailable("the program is ending", e);
        }
        if (!BrokerConnections.passes(e) || !(died || isWaitedFor(began, longest))) {
          throw new Unavailable(BrokerConnections.fault(address, access, e).words(), e);
        }
        if (!isKnown) {
          log.info("The broker at {} is asked again: {}", address, e.getMessage());
          isKnown = true;
        }
        if (!died) {
          pause();
        }
      }
    }
  }

  private synchronized int current() {
    return generation;
  }

  private synchronized void works(int with) {
    if (with != generation) {
      return;
    }
    if (proven < 0 || lostSince != null) {
      standsSince = System.nanoTime();
      lostSince = null;
      log.info("Connected to the broker at {}", address);
    }
    proven = with;
  }

  private synchronized void lost() {
    if (lostSince == null) {
      lostSince = System.nanoTime();
    }
  }

  /**
   * Has the next who uses it connect anew, unless somebody else saw to that.
   *
   * @return whether what failed had worked before, or is another's already: then it is worth
   *     another try at once
   */
  private synchronized boolean renew(int failed) {
    lost();
    if (failed != generation) {
      return true;
    }
    generation++;
    cached.resetConnection();
    return failed == proven;
  }

  /** One that was never there is not waited for: it may be the address that is wrong. */
  private synchronized boolean isWaitedFor(long began, Duration longest) {
    Long lost = lostSince;
    long now = System.nanoTime();
    return proven >= 0
        && now - began < longest.toNanos()
        && (lost == null || now - lost < longest.toNanos());
  }

  /** Not to be interrupted, see docs/decisions/0093. */
  private void pause() {
    closed.copy().completeOnTimeout(null, AGAIN.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** How long the broker has been there without a gap that was noticed. */
  synchronized Duration standing() {
    return proven < 0 || lostSince != null
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - standsSince);
  }

  @Override
  public void close() {
    closed.complete(null);
    cached.destroy();
  }
}
