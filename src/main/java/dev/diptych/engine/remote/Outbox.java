package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException.Unavailable;
import jakarta.jms.BytesMessage;
import java.time.Duration;
import java.util.UUID;

/** The requests of this process on their way to workers. Safe for use by several lanes. */
final class Outbox {

  private final Line line;
  private final String installation;
  private final String asker;

  /**
   * For one process.
   *
   * @param installation whose queue of answers is read
   * @param asker this process
   */
  Outbox(Line line, String installation, String asker) {
    this.line = line;
    this.installation = installation;
    this.asker = asker;
  }

  /**
   * Sends a request. If the connection dies it is sent again; the broker keeps one of both.
   *
   * @param request its hash
   * @param urgent whether it goes before others
   * @param longest how long a broker is waited for that is away
   */
  void send(String queue, String request, byte[] question, boolean urgent, Duration longest)
      throws Unavailable {
    String once = UUID.randomUUID().toString();
    line.send(
        queue,
        urgent,
        session -> {
          BytesMessage message = session.createBytesMessage();
          message.writeBytes(question);
          message.setJMSCorrelationID(request);
          message.setStringProperty(Names.INSTALLATION, installation);
          message.setStringProperty(Names.ASKER, asker);
          message.setStringProperty(Names.ONCE, once);
          return message;
        },
        longest);
  }

  /**
   * Takes a request back.
   *
   * @return false if a worker has it in hand
   * @throws Unavailable if the broker is away
   */
  boolean takeBack(String queue, String request) throws Unavailable {
    String selector =
        "JMSCorrelationID = '%s' AND %s = '%s'".formatted(request, Names.ASKER, asker);
    return line.take(queue, selector, Duration.ZERO) != null;
  }
}
