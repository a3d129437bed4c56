package dev.diptych.night;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collections;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Looks into the queues of a broker. */
final class Posts {

  private Posts() {}

  /** How many messages wait in a queue. */
  static int count(String address, String password, String queue) {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(address, "diptych", password);
        Connection connection = factory.createConnection();
        Session session = connection.createSession()) {
      connection.start();
      return Collections.list(session.createBrowser(session.createQueue(queue)).getEnumeration())
          .size();
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
