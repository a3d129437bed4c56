package dev.diptych.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a response, bounded. */
final class Body {

  /** No honest answer to a request of ours is nearly as long. */
  static final int MAX_IN_BYTES = 10 * 1024 * 1024;

  private final byte[] bytes;
  private final @Nullable Charset declared;

  private Body(byte[] bytes, @Nullable Charset declared) {
    this.bytes = bytes;
    this.declared = declared;
  }

  /**
   * Reads to the end and closes the stream, so that nothing more of an endless body is fetched.
   *
   * @param declared the charset that the response names, if there is such
   * @throws TooLargeException if it is longer than any answer
   */
  static Body read(InputStream stream, @Nullable Charset declared) throws IOException {
    try (stream) {
      byte[] bytes = stream.readNBytes(MAX_IN_BYTES + 1);
      if (bytes.length > MAX_IN_BYTES) {
        throw new TooLargeException();
      }
      return new Body(bytes, declared);
    }
  }

  /**
   * The text, if it is text. JSON is UTF-8 whatever the response declares (RFC 8259, section 8.1),
   * and what is UTF-8 by accident is hardly found; a declared charset is for what is not UTF-8.
   */
  Optional<String> text() {
    return decoded(StandardCharsets.UTF_8)
        .or(() -> declared == null ? Optional.empty() : decoded(declared));
  }

  private Optional<String> decoded(Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** For messages only. */
  String roughly() {
    return text().orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The body goes on beyond every bound. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("more than %d MB".formatted(MAX_IN_BYTES >> 20));
    }
  }
}
