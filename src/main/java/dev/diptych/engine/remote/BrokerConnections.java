package dev.diptych.engine.remote;

import dev.diptych.text.Beginning;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Makes connections to a broker, and says what is wrong when there is none. */
public final class BrokerConnections {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int CALL_MILLIS = 10_000;
  private static final int LONGEST_CAUSE = 300;

  /** The broker takes back what a process had in hand that is silent for so long. */
  private static final String TTL_PROPERTY = "diptych.broker.silence-millis";

  private static final int TTL_MILLIS = 30_000;

  private BrokerConnections() {}

  /**
   * Connections as both ends want them: a process holds no message but those it works on, makes no
   * object from what a message holds, and never hangs on a broker that is away: whoever uses the
   * connection knows better when to try again.
   */
  public static ActiveMQConnectionFactory factory(BrokerAddress address, BrokerAccess access) {
    Map<String, Object> way = new HashMap<>();
    way.put(TransportConstants.HOST_PROP_NAME, address.host());
    way.put(TransportConstants.PORT_PROP_NAME, address.port());
    way.put(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
    way.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
    way.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
    if (address.tls()) {
      way.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
      way.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
      if (!access.trustStore().isBlank()) {
        way.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, access.trustStore());
        way.put(
            TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, access.trustStorePassword().reveal());
      }
    }
    ActiveMQConnectionFactory factory =
        ActiveMQJMSClient.createConnectionFactoryWithoutHA(
            JMSFactoryType.CF,
            new TransportConfiguration(NettyConnectorFactory.class.getName(), way));
    factory.setUser(access.username());
    factory.setPassword(access.password().reveal());
    factory.setConsumerWindowSize(0);
    factory.setDeserializationDenyList("*");
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setCallTimeout(CALL_MILLIS);
    long silence = Long.getLong(TTL_PROPERTY, TTL_MILLIS);
    factory.setConnectionTTL(silence);
    factory.setClientFailureCheckPeriod(silence / 2);
    return factory;
  }

  /**
   * What is wrong.
   *
   * @param words with what to set or type next
   * @param setting whether a setting is wrong: to try again is in vain
   */
  public record Fault(String words, boolean setting) {}

  /**
   * What is wrong, in words. May call the broker once more.
   *
   * @param failure of JMS, or of Spring around it
   */
  public static Fault fault(BrokerAddress address, BrokerAccess access, Throwable failure) {
    Throwable cause = failure;
    while (true) {
      if (cause instanceof JMSSecurityException) {
        return new Fault(
            "the broker at %s refuses the user %s or the password: set diptych.broker.username and DIPTYCH_BROKER_PASSWORD as the broker has them"
                .formatted(address, access.username()),
            true);
      }
      if (cause.getCause() == null || cause.getCause() == cause) {
        break;
      }
      cause = cause.getCause();
    }
    Optional<String> ofCertificates =
        address.tls() ? Handshake.fault(address, access) : Optional.empty();
    if (ofCertificates.isPresent()) {
      return new Fault(ofCertificates.get(), true);
    }
    String what = String.valueOf(cause.getMessage()).replaceAll("[\\p{C}\\s]+", " ").strip();
    return new Fault(
        "the broker at %s cannot be reached (%s). Is it started? diptych broker --address %s"
            .formatted(
                address,
                Beginning.marked(what, LONGEST_CAUSE),
                address.tls() ? address : address.host() + ":" + address.port()),
        false);
  }

  /** Whether the same may succeed over another connection, or when the broker is back. */
  static boolean passes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JMSSecurityException
          || cause instanceof InvalidDestinationException
          || cause instanceof InvalidSelectorException
          || cause instanceof MessageFormatException) {
        return false;
      }
    }
    return true;
  }

  /**
   * Connects once and says goodbye.
   *
   * @throws JMSException if that does not work
   */
  public static void tryOnce(ActiveMQConnectionFactory factory) throws JMSException {
    factory.createConnection().close();
  }
}
