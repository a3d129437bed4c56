package dev.diptych.engine.remote;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that has the form of ours: bytes, and who asked what in its head.
 *
 * @param request the request's hash
 * @param installation that asked
 * @param asker the process that asked
 * @param length of what it holds, in bytes
 * @param bytes what it holds; {@code null} if that is longer than {@link Wire#MAX_BYTES}
 */
public record Received(
    String request, String installation, String asker, long length, byte @Nullable [] bytes) {

  /**
   * Reads a message.
   *
   * @return empty if it is none of ours
   * @throws JMSException if the connection is lost
   */
  public static Optional<Received> of(Message message) throws JMSException {
    if (!(message instanceof BytesMessage body)) {
      return Optional.empty(); // Of another kind nothing is looked at: it may hold an object.
    }
    String request = message.getJMSCorrelationID();
    String installation = message.getStringProperty(Names.INSTALLATION);
    String asker = message.getStringProperty(Names.ASKER);
    if (request == null
        || installation == null
        || asker == null
        || !Names.isId(request)
        || !Names.isId(installation)
        || !Names.isId(asker)) {
      return Optional.empty();
    }
    long length = body.getBodyLength();
    return Optional.of(new Received(request, installation, asker, length, content(body, length)));
  }

  private static byte @Nullable [] content(BytesMessage body, long length) throws JMSException {
    if (length > Wire.MAX_BYTES) {
      return null;
    }
    byte[] bytes = new byte[(int) length];
    body.readBytes(bytes);
    return bytes;
  }

  /** The record that it holds. */
  public <T> Optional<T> read(Class<T> type) {
    return bytes == null ? Optional.empty() : Wire.read(bytes, type);
  }
}
