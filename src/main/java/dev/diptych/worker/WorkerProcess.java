package dev.diptych.worker;

import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Placed;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.remote.Announcement;
import dev.diptych.engine.remote.BrokerAccess;
import dev.diptych.engine.remote.BrokerAddress;
import dev.diptych.engine.remote.BrokerConnections;
import dev.diptych.engine.remote.Identity;
import dev.diptych.engine.remote.Listeners;
import dev.diptych.engine.remote.Names;
import dev.diptych.engine.remote.Wire;
import dev.diptych.wiring.WorkbenchContext;
import dev.diptych.worker.WorkerException.Kind;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The process that answers for an engine, from its start until it has ended; one a process. It
 * needs an engine's settings and a broker, and nothing else.
 */
public final class WorkerProcess implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);

  private static final Duration SIGN = Duration.ofSeconds(5);
  private static final Duration SIGN_KEPT = Duration.ofSeconds(15);
  private static final Duration OTHERS = Duration.ofMillis(1_500);
  private static final Duration CALL_AGAIN = Duration.ofMillis(300);

  private final BrokerAddress address;
  private final BrokerAccess access;
  private final ConfigurableApplicationContext context;
  private final TranslationEngine engine;
  private final Identity identity;
  private final int lanes;
  private final String id;
  private final Tally tally = new Tally();
  private final CompletableFuture<@Nullable String> ended = new CompletableFuture<>();
  private final List<DefaultMessageListenerContainer> listeners = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signs-of-life");
            thread.setDaemon(true);
            return thread;
          });
  private final ConcurrentHashMap<String, Announcement> others = new ConcurrentHashMap<>();
  private final ActiveMQConnectionFactory connections;
  private final CachingConnectionFactory cached;
  private final JmsTemplate topic;

  private WorkerProcess(
      BrokerAddress address,
      BrokerAccess access,
      ConfigurableApplicationContext context,
      TranslationEngine engine,
      @Nullable Integer lanes)
      throws WorkerException {
    this.address = address;
    this.access = access;
    this.context = context;
    this.engine = engine;
    this.identity = identity(engine);
    this.lanes = lanes == null ? lanesFor(engine) : lanes;
    this.id = host() + ":" + ProcessHandle.current().pid();
    this.connections = BrokerConnections.factory(address, access);
    this.cached = new CachingConnectionFactory(connections);
    this.topic = new JmsTemplate(cached);
    topic.setPubSubDomain(true);
    topic.setExplicitQosEnabled(true);
    topic.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    topic.setTimeToLive(SIGN_KEPT.toMillis());
  }

  /**
   * Starts to answer.
   *
   * @param broker address of the broker
   * @param engine name of the engine in the settings of this process
   * @param lanes how many requests at once; {@code null} for as many as the engine says, or cores
   * @param additional configuration classes to load besides, for tests
   * @throws WorkerException if it cannot answer, saying why
   */
  public static WorkerProcess start(
      String broker, String engine, @Nullable Integer lanes, Class<?>... additional)
      throws WorkerException {
    BrokerAddress address;
    try {
      address = BrokerAddress.of(broker);
    } catch (IllegalArgumentException e) {
      throw new WorkerException(Kind.USAGE, "--broker " + e.getMessage(), e);
    }
    SpringApplication application = new SpringApplication(WorkbenchContext.class);
    for (Class<?> source : additional) {
      application.addPrimarySources(List.of(source));
    }
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    ConfigurableApplicationContext context = application.run();
    try {
      WorkerProcess worker =
          new WorkerProcess(
              address,
              context.getBean(BrokerAccess.class),
              context,
              engine(context.getBean(Engines.class), engine),
              lanes);
      worker.begin();
      return worker;
    } catch (WorkerException | RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static TranslationEngine engine(Engines engines, String name) throws WorkerException {
    TranslationEngine engine =
        engines
            .translation(name)
            .orElseThrow(() -> new WorkerException(Kind.USAGE, engines.whyNot(name)));
    if (engine instanceof Placed) {
      throw new WorkerException(
          Kind.USAGE,
          "Engine %s answers on other machines itself. Give --engine the name of one that answers here: diptych engines"
              .formatted(name));
    }
    return engine;
  }

  private static Identity identity(TranslationEngine engine) throws WorkerException {
    try {
      return Identity.of(engine);
    } catch (IllegalArgumentException e) {
      throw new WorkerException(
          Kind.USAGE,
          "Engine %s cannot be offered to others: %s".formatted(engine.name(), e.getMessage()),
          e);
    }
  }

  private static int lanesFor(TranslationEngine engine) {
    EngineLimits limits = engine.limits();
    return limits.maxRequestsAtOnce() == Integer.MAX_VALUE
        ? Runtime.getRuntime().availableProcessors()
        : limits.maxRequestsAtOnce();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[\\p{C}\\p{Z}]", "");
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  private void begin() throws WorkerException {
    try {
      BrokerConnections.tryOnce(connections);
    } catch (JMSException e) {
      connections.close();
      throw new WorkerException(
          BrokerConnections.refuses(e) ? Kind.USAGE : Kind.FAILED,
          "Not started: " + BrokerConnections.words(address, access, e),
          e);
    }
    listen(Names.WORKERS, true, 1, false, (MessageListener) this::heard);
    try {
      requireNoOther();
    } catch (WorkerException e) {
      end();
      throw e;
    }
    listen(identity.queue(), false, lanes, true, new Answering(engine, tally, this::cannotGoOn));
    listen(Names.ROLL_CALL, true, 1, false, (MessageListener) message -> announce());
    var unused =
        timer.scheduleWithFixedDelay(this::announce, 0, SIGN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void listen(String name, boolean isTopic, int lanes, boolean transacted, Object what) {
    DefaultMessageListenerContainer listener =
        Listeners.of(connections, name, isTopic, null, lanes, transacted, what);
    listeners.add(listener);
    listener.start();
  }

  private void heard(Message message) {
    try {
      if (message instanceof BytesMessage body && body.getBodyLength() <= Wire.MAX_BYTES) {
        byte[] bytes = new byte[(int) body.getBodyLength()];
        body.readBytes(bytes);
        Wire.read(bytes, Announcement.class)
            .filter(sign -> sign.lanes() > 0 && sign.identity().engine().equals(engine.name()))
            .ifPresent(sign -> others.put(sign.worker(), sign));
      }
    } catch (JMSException e) {
      log.debug("A sign of life was lost", e);
    }
  }

  /** Workers of one name are one engine: otherwise a digest is a matter of luck. */
  private void requireNoOther() throws WorkerException {
    long end = System.nanoTime() + OTHERS.toNanos();
    do {
      try {
        topic.send(Names.ROLL_CALL, session -> session.createBytesMessage());
        TimeUnit.MILLISECONDS.sleep(CALL_AGAIN.toMillis());
      } catch (InterruptedException e) {
        throw new WorkerException(Kind.FAILED, "Not started: interrupted", e);
      } catch (RuntimeException e) {
        throw new WorkerException(
            Kind.FAILED, "Not started: " + BrokerConnections.words(address, access, e), e);
      }
      Optional<Announcement> other =
          others.values().stream()
              .filter(sign -> !sign.identity().queue().equals(identity.queue()))
              .findFirst();
      if (other.isPresent()) {
        throw new WorkerException(
            Kind.REFUSED,
            "Refused: worker %s answers for engine %s with another engine: here is %s. Give both the same settings and files, or end that one first"
                .formatted(
                    other.get().worker(),
                    engine.name(),
                    other.get().identity().difference(identity)));
      }
    } while (System.nanoTime() < end && others.isEmpty());
    others.clear();
  }

  private void announce() {
    try {
      send(sign());
    } catch (RuntimeException e) {
      log.info("No sign of life could be given: {}", e.getMessage());
      cached.resetConnection(); // What died with the broker is not tried again.
    }
  }

  private Announcement sign() {
    Tally.Count count = tally.count();
    return new Announcement(
        Wire.VERSION,
        id,
        identity,
        lanes,
        count.inHand(),
        count.answered(),
        count.failed(),
        count.perMinute());
  }

  private void send(Announcement sign) {
    topic.send(
        Names.WORKERS,
        session -> {
          BytesMessage message = session.createBytesMessage();
          message.writeBytes(Wire.bytes(sign));
          return message;
        });
  }

  private void cannotGoOn(String why) {
    ended.complete(why);
  }

  /** What it answers for, in words. */
  public String words() {
    return "%s: %s (%s), %d lanes, broker %s"
        .formatted(engine.name(), identity.model(), identity.version(), lanes, address);
  }

  /** Takes no more requests; for a signal. */
  public void stop() {
    ended.complete(null);
  }

  /**
   * Waits until it is to end.
   *
   * @return why it cannot go on; empty if it was {@linkplain #stop stopped}
   */
  public Optional<String> await() {
    return Optional.ofNullable(ended.join());
  }

  /** Finishes what is in hand, whether or not the broker is there, and ends. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      send(sign().leaving());
    } catch (RuntimeException e) {
      log.info("No farewell could be sent: {}", e.getMessage());
    }
    // What the container does by itself waits for a while only, and an engine may take minutes.
    listeners.forEach(DefaultMessageListenerContainer::stop);
    try {
      tally.awaitNone();
    } catch (InterruptedException e) {
      log.warn("Interrupted: what is in hand is left to others", e);
    }
    end();
    context.close();
  }

  private void end() {
    Listeners.shutDown(listeners);
    cached.destroy();
    connections.close();
    timer.shutdown();
  }
}
