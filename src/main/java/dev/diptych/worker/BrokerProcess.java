package dev.diptych.worker;

import dev.diptych.engine.Reach;
import dev.diptych.engine.remote.BrokerAccess;
import dev.diptych.engine.remote.BrokerAddress;
import dev.diptych.engine.remote.Handshake;
import dev.diptych.engine.remote.Names;
import dev.diptych.worker.WorkerException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A broker for a start: Artemis within this process, one account, messages in files. What two
 * workers had in hand and did not answer goes to {@link Names#DEAD}. One a process.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final String ROLE = "diptych";
  private static final String OURS = "diptych.#";

  /** Has no queue: what nobody waits for any more is gone. */
  private static final String EXPIRED = "diptych.expired";

  /** By this clock alone: messages bear no expiry of those who send them. */
  private static final Duration KEPT = Duration.ofHours(24);

  private static final int MOST_DELIVERIES = 2;
  private static final int SHORTEST_PASSWORD = 8;
  private static final String TLS = "TLSv1.3,TLSv1.2";

  private final EmbeddedActiveMQ broker;
  private final BrokerAddress address;

  private BrokerProcess(EmbeddedActiveMQ broker, BrokerAddress address) {
    this.broker = broker;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param listen host and port; with {@code ssl://} before it, encrypted
   * @param folder for messages, made if it is not there
   * @throws WorkerException if it cannot be started, saying why
   */
  public static BrokerProcess start(String listen, Path folder) throws WorkerException {
    BrokerAddress address;
    try {
      address = BrokerAddress.of(listen.contains("://") ? listen : "tcp://" + listen);
    } catch (IllegalArgumentException e) {
      throw new WorkerException(Kind.USAGE, "--address " + e.getMessage(), e);
    }
    BrokerAccess access = access();
    if (access.plainPassword().length() < SHORTEST_PASSWORD) {
      throw new WorkerException(
          Kind.USAGE,
          "A broker needs a password of %d letters or more: set DIPTYCH_BROKER_PASSWORD in the environment, here and where workers and nights are started"
              .formatted(SHORTEST_PASSWORD));
    }
    if (address.tls() && access.keyStore().isBlank()) {
      throw new WorkerException(
          Kind.USAGE,
          "ssl:// needs a certificate: set diptych.broker.key-store to a PKCS12 file and"
              + " DIPTYCH_BROKER_KEYSTOREPASSWORD to its password");
    }
    if (address.tls()) {
      Optional<String> fault =
          Handshake.fault(
              "diptych.broker.key-store",
              access.keyStore(),
              "DIPTYCH_BROKER_KEYSTOREPASSWORD",
              access.plainKeyStorePassword());
      if (fault.isPresent()) {
        throw new WorkerException(Kind.USAGE, fault.get());
      }
    }
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration(address, access, folder.toAbsolutePath().normalize()));
    SecurityConfiguration accounts = new SecurityConfiguration();
    accounts.addUser(access.username(), access.plainPassword());
    accounts.addRole(access.username(), ROLE);
    broker.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
    try {
      requireFree(address);
      broker.start();
      if (!broker.getActiveMQServer().isStarted()
          || broker.getActiveMQServer().getRemotingService().getAcceptors().values().stream()
              .noneMatch(acceptor -> acceptor.isStarted())) {
        throw new IllegalStateException("it does not listen");
      }
    } catch (Exception e) {
      stop(broker);
      throw new WorkerException(
          Kind.FAILED,
          "The broker cannot be started at %s with the folder %s (%s). Is another one at work there?"
              .formatted(address, folder, e.getMessage()),
          e);
    }
    int port =
        broker.getActiveMQServer().getRemotingService().getAcceptors().values().stream()
            .mapToInt(acceptor -> acceptor.getActualPort())
            .findFirst()
            .orElse(address.port());
    return new BrokerProcess(broker, new BrokerAddress(address.host(), port, address.tls()));
  }

  /** The library only logs that it cannot listen, and says that it has started. */
  private static void requireFree(BrokerAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.host().replaceAll("[\\[\\]]", ""), address.port()));
    }
  }

  private static BrokerAccess access() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate("diptych.broker", BrokerAccess.class);
  }

  private static Configuration configuration(
      BrokerAddress address, BrokerAccess access, Path folder) {
    Map<String, Object> way = new HashMap<>();
    way.put(TransportConstants.HOST_PROP_NAME, address.host());
    way.put(TransportConstants.PORT_PROP_NAME, address.port());
    way.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
    way.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    way.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    if (address.tls()) {
      way.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
      way.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, TLS);
      way.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, access.keyStore());
      way.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, access.plainKeyStorePassword());
    }
    Role role = new Role(ROLE, true, true, true, true, true, true, false, true, true, true);
    return new ConfigurationImpl()
        .setName("diptych")
        .setPersistenceEnabled(true)
        .setJournalType(JournalType.NIO)
        .setJournalDirectory(folder.resolve("journal").toString())
        .setBindingsDirectory(folder.resolve("bindings").toString())
        .setPagingDirectory(folder.resolve("paging").toString())
        .setLargeMessagesDirectory(folder.resolve("large").toString())
        .setNodeManagerLockDirectory(folder.resolve("journal").toString())
        .setJournalFileSize(1 << 20)
        .setJournalMinFiles(2)
        .setSecurityEnabled(true)
        .setJMXManagementEnabled(false)
        .putSecurityRoles(OURS, Set.of(role))
        .setAddressSettings(Map.of(OURS, settings()))
        .addAcceptorConfiguration(
            new TransportConfiguration(NettyAcceptorFactory.class.getName(), way, "diptych"));
  }

  private static AddressSettings settings() {
    return new AddressSettings()
        .setMaxDeliveryAttempts(MOST_DELIVERIES)
        .setRedeliveryDelay(0)
        .setDeadLetterAddress(SimpleString.of(Names.DEAD))
        .setExpiryAddress(SimpleString.of(EXPIRED))
        .setExpiryDelay(KEPT.toMillis())
        .setAutoCreateQueues(true)
        .setAutoCreateAddresses(true);
  }

  /** Where it listens. */
  public String address() {
    return address.toString();
  }

  /** Whether what is sent there can be read on the way. */
  public boolean isOpen() {
    return !address.tls() && address.reach() == Reach.NETWORK;
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      LoggerFactory.getLogger(BrokerProcess.class).warn("It did not end well", e);
    }
  }

  /** Ends; messages stay in their files. */
  @Override
  public void close() {
    stop(broker);
  }
}
