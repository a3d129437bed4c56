package dev.diptych.engine.remote;

import dev.diptych.engine.EngineException.Unavailable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier processes of this installation left with the broker, which ended before they had
 * their answers. Safe for use by several lanes.
 */
final class EarlierProcess {

  private static final Logger log = LoggerFactory.getLogger(EarlierProcess.class);

  private static final int MOST = 20_000;

  private final Line line;
  private final String installation;
  private final String asker;
  private final Set<String> left = ConcurrentHashMap.newKeySet();
  private final Set<String> browsed = ConcurrentHashMap.newKeySet();

  /**
   * For this process.
   *
   * @param asker this process, which is none of the earlier ones
   */
  EarlierProcess(Line line, String installation, String asker) {
    this.line = line;
    this.installation = installation;
    this.asker = asker;
  }

  /**
   * What became of a request when an earlier process made it: the answer is there, or the request is
   * taken back.
   *
   * @param queue of the request
   * @param longest how long a broker is waited for that is away
   */
  Optional<Reply> answer(String queue, String request, Duration longest) throws Unavailable {
    if (browsed.add(queue)) {
      try {
        browse(Names.replies(installation), longest);
        browse(queue, longest);
      } catch (Unavailable | RuntimeException e) {
        browsed.remove(queue);
        throw e;
      }
    }
    if (!left.remove(request)) {
      return Optional.empty();
    }
    String selector =
        "JMSCorrelationID = '%s' AND %s <> '%s'".formatted(request, Names.ASKER, asker);
    Message reply = line.take(Names.replies(installation), selector, longest);
    if (reply == null) {
      line.take(
          queue,
          selector + " AND %s = '%s'".formatted(Names.INSTALLATION, installation),
          longest);
      return Optional.empty();
    }
    return read(reply);
  }

  private static Optional<Reply> read(Message reply) {
    try {
      return Received.of(reply)
          .map(Inbox::reply)
          .filter(found -> found.outcome() == Reply.Outcome.ANSWERED);
    } catch (JMSException e) {
      log.warn("An answer to an earlier process could not be read", e);
      return Optional.empty();
    }
  }

  private void browse(String queue, Duration longest) throws Unavailable {
    String ofOthers =
        "%s = '%s' AND %s <> '%s'"
            .formatted(Names.INSTALLATION, installation, Names.ASKER, asker);
    Integer found =
        line.browse(queue, ofOthers, (session, browser) -> remembered(browser), longest);
    if (found != null && found > 0) {
      log.info("{} messages of an earlier process are in {}", found, queue);
    }
  }

  private int remembered(QueueBrowser browser) throws JMSException {
    Enumeration<?> messages = browser.getEnumeration();
    int found = 0;
    while (messages.hasMoreElements() && found < MOST) {
      String request = ((Message) messages.nextElement()).getJMSCorrelationID();
      if (request != null && Names.isId(request)) {
        left.add(request);
        found++;
      }
    }
    return found;
  }
}
