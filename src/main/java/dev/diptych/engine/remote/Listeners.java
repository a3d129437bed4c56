package dev.diptych.engine.remote;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** Makes Spring's listeners, which find their broker again by themselves whenever it is away. */
public final class Listeners {

  private static final long TRY_AGAIN_MILLIS = 500;
  private static final long RECEIVE_MILLIS = 500;

  private Listeners() {}

  /**
   * A listener that is not started yet.
   *
   * @param destination name of a queue or topic
   * @param topic which of both it is
   * @param selector of the messages, {@code null} for all
   * @param lanes how many messages it takes at once
   * @param transacted whether a message is taken only when its listener is done with it
   * @param listener one of those that the container knows
   */
  public static DefaultMessageListenerContainer of(
      ConnectionFactory connections,
      String destination,
      boolean topic,
      @Nullable String selector,
      int lanes,
      boolean transacted,
      Object listener) {
    DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
    container.setConnectionFactory(connections);
    container.setDestinationName(destination);
    container.setPubSubDomain(topic);
    container.setMessageSelector(selector);
    container.setConcurrentConsumers(lanes);
    container.setSessionTransacted(transacted);
    container.setReceiveTimeout(RECEIVE_MILLIS);
    container.setBackOff(new FixedBackOff(TRY_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
    container.setTaskExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, destination);
              thread.setDaemon(true);
              return thread;
            }));
    container.setMessageListener(listener);
    container.afterPropertiesSet();
    return container;
  }

  /** Ends listeners when each is done with what it has in hand. */
  public static void shutDown(List<DefaultMessageListenerContainer> listeners) {
    listeners.parallelStream().forEach(DefaultMessageListenerContainer::shutdown);
  }
}
