package dev.diptych.worker;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import dev.diptych.engine.TranslationEngine;
import dev.diptych.engine.TranslationRequest;
import dev.diptych.engine.remote.Names;
import dev.diptych.engine.remote.Question;
import dev.diptych.engine.remote.Received;
import dev.diptych.engine.remote.Reply;
import dev.diptych.engine.remote.Wire;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.SessionAwareMessageListener;

/**
 * Answers requests with an engine of this process. A request is taken and its answer sent in one
 * transaction of the session: if this process dies, the broker gives the request to another. Safe
 * for use by several lanes.
 */
final class Answering implements SessionAwareMessageListener<Message> {

  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  private static final int MOST_DELIVERIES = 2;
  private static final String DELIVERIES = "JMSXDeliveryCount";

  /** As many as a worker has lanes at most. */
  private static final int MOST_UNSENT = 1_024;

  private final TranslationEngine engine;
  private final Tally tally;
  private final Consumer<String> cannotGoOn;
  private final Map<String, Reply> unsent = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Reply>> inHand = new ConcurrentHashMap<>();

  /**
   * For an engine.
   *
   * @param cannotGoOn is told why the engine can do nothing more; the worker then ends
   */
  Answering(TranslationEngine engine, Tally tally, Consumer<String> cannotGoOn) {
    this.engine = engine;
    this.tally = tally;
    this.cannotGoOn = cannotGoOn;
  }

  @Override
  public void onMessage(Message message, Session session) throws JMSException {
    Optional<Received> received = Received.of(message);
    if (received.isEmpty()) {
      log.warn("A message in the queue of {} is not ours; it is dropped", engine.name());
      return;
    }
    tally.begin();
    boolean well = false;
    try {
      Reply reply = reply(received.get(), message.getIntProperty(DELIVERIES));
      well = reply.outcome() == Reply.Outcome.ANSWERED;
      send(session, received.get(), reply);
    } catch (Error e) {
      cannotGoOn.accept("engine %s failed: %s".formatted(engine.name(), e));
      throw e;
    } finally {
      tally.end(well);
    }
  }

  private Reply reply(Received received, int deliveries) {
    if (deliveries > MOST_DELIVERIES) {
      return Reply.rejected(
          "%d workers had the request in hand and ended: it is not tried again"
              .formatted(deliveries - 1));
    }
    if (received.bytes() == null) {
      return Reply.rejected(
          "the request has %d MB, and %d MB are allowed"
              .formatted(received.length() >> 20, Wire.MAX_BYTES >> 20));
    }
    Optional<Question> question = received.read(Question.class);
    if (question.isEmpty()) {
      return Reply.rejected(
          "the worker understands no such request: it is of another version of Diptych");
    }
    return once(received.request(), question.get().request());
  }

  /** What was in hand when the connection died comes again, perhaps before it is done. */
  private Reply once(String hash, TranslationRequest request) {
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> other = inHand.putIfAbsent(hash, mine);
    if (other != null) {
      return other.join();
    }
    try {
      Reply known = unsent(hash);
      Reply reply = known == null ? asked(request) : known;
      keep(hash, reply);
      mine.complete(reply);
      return reply;
    } catch (Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inHand.remove(hash, mine);
    }
  }

  private Reply asked(TranslationRequest request) {
    Answer answer;
    try {
      answer = engine.ask(request);
    } catch (EngineException.Unavailable e) {
      cannotGoOn.accept("engine %s: %s".formatted(engine.name(), e.getMessage()));
      return Reply.failed(e);
    } catch (EngineException e) {
      return Reply.failed(e);
    } catch (RuntimeException e) {
      log.error("Engine {} had a fault", engine.name(), e);
      return Reply.rejected(
          "it had a fault: " + (e.getMessage() == null ? e.getClass() : e.getMessage()));
    }
    try {
      return Reply.answered(engine.read(request, answer), answer.usage());
    } catch (EngineException.Rejected e) {
      return Reply.unreadable(answer.body(), answer.usage(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Engine {} could not read its answer", engine.name(), e);
      return Reply.unreadable(
          answer.body(), answer.usage(), "it had a fault: " + String.valueOf(e.getMessage()));
    }
  }

  private void send(Session session, Received received, Reply reply) throws JMSException {
    byte[] bytes = Wire.bytes(reply);
    if (bytes.length > Wire.MAX_BYTES) {
      bytes =
          Wire.bytes(
              Reply.rejected(
                  "the answer has %d MB, and %d MB are allowed"
                      .formatted(bytes.length >> 20, Wire.MAX_BYTES >> 20)));
    }
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(bytes);
    message.setJMSCorrelationID(received.request());
    message.setStringProperty(Names.INSTALLATION, received.installation());
    message.setStringProperty(Names.ASKER, received.asker());
    MessageProducer producer =
        session.createProducer(session.createQueue(Names.replies(received.installation())));
    try {
      producer.send(
          message,
          DeliveryMode.PERSISTENT,
          Message.DEFAULT_PRIORITY,
          Message.DEFAULT_TIME_TO_LIVE);
    } finally {
      producer.close();
    }
    session.commit();
    sent(received.request());
  }

  /**
   * If the broker is away when it is to be sent, it will deliver the request again: perhaps to this
   * process.
   */
  private synchronized void keep(String request, Reply reply) {
    if (reply.outcome() == Reply.Outcome.ANSWERED) {
      unsent.put(request, reply);
      if (unsent.size() > MOST_UNSENT) {
        unsent.remove(unsent.keySet().iterator().next());
      }
    }
  }

  private synchronized @Nullable Reply unsent(String request) {
    return unsent.get(request);
  }

  private synchronized void sent(String request) {
    unsent.remove(request);
  }
}
