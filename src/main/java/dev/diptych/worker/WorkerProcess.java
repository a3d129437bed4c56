package dev.diptych.worker;

import dev.diptych.engine.EngineLimits;
import dev.diptych.engine.Engines;
import dev.diptych.engine.Placed;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.remote.BrokerAccess;
import dev.diptych.engine.remote.BrokerAddress;
import dev.diptych.engine.remote.BrokerConnections;
import dev.diptych.engine.remote.Identity;
import dev.diptych.engine.remote.Line;
import dev.diptych.engine.remote.Listeners;
import dev.diptych.engine.remote.Names;
import dev.diptych.wiring.WorkbenchContext;
import dev.diptych.worker.WorkerException.Kind;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The process that answers for an engine, from its start until it has ended; one a process. It
 * needs an engine's settings and a broker, and nothing else.
 */
public final class WorkerProcess implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);

  private static final Duration SIGN = Duration.ofSeconds(5);

  private final BrokerAddress address;
  private final BrokerAccess access;
  private final ConfigurableApplicationContext context;
  private final TranslationEngine engine;
  private final Identity identity;
  private final int lanes;
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
  private final ActiveMQConnectionFactory connections;
  private final Line line;
  private final Presence presence;

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
    this.connections = BrokerConnections.factory(address, access);
    this.line = new Line(address, access, connections);
    String id = host() + ":" + ProcessHandle.current().pid();
    this.presence = new Presence(line, id, identity, this.lanes, tally);
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
            .orElseThrow(() -> new WorkerException(Kind.USAGE, whyNot(engines, name)));
    if (engine instanceof Placed) {
      throw new WorkerException(
          Kind.USAGE,
          "Engine %s answers on other machines itself. Give --engine the name of one that answers here: diptych engines"
              .formatted(name));
    }
    return engine;
  }

  private static String whyNot(Engines engines, String name) {
    return engines.summarises(name)
        ? "Engine %s translates nothing: summaries are made where the night is. Give --engine the name of one that translates: diptych engines"
            .formatted(name)
        : engines.whyNot(name);
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
      BrokerConnections.Fault fault = BrokerConnections.fault(address, access, e);
      throw new WorkerException(
          fault.setting() ? Kind.USAGE : Kind.FAILED, "Not started: " + fault.words(), e);
    }
    DefaultMessageListenerContainer signs =
        listen(Names.WORKERS, true, 1, false, (MessageListener) presence::heard);
    try {
      presence.requireNoOther(signs::isRegisteredWithDestination);
    } catch (WorkerException e) {
      end();
      throw e;
    }
    listen(identity.queue(), false, lanes, true, new Answering(engine, tally, this::cannotGoOn));
    listen(Names.ROLL_CALL, true, 1, false, (MessageListener) message -> presence.announce());
    var unused =
        timer.scheduleWithFixedDelay(presence::announce, 0, SIGN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private DefaultMessageListenerContainer listen(
      String name, boolean isTopic, int lanes, boolean transacted, Object what) {
    DefaultMessageListenerContainer listener =
        Listeners.of(connections, name, isTopic, null, lanes, transacted, what);
    listeners.add(listener);
    listener.start();
    return listener;
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
    presence.leave();
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
    line.close();
    connections.close();
    timer.shutdown();
  }
}
