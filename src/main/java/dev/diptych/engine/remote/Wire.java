package dev.diptych.engine.remote;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What messages hold: a record as JSON in UTF-8, with the version of the format in it. A field that
 * is not known is passed over, so that a later version may add one; whatever else is not as it
 * should be makes the message none of ours.
 */
public final class Wire {

  /** Of the messages. */
  public static final int VERSION = 1;

  /** No request and no answer is nearly as long. */
  public static final int MAX_BYTES = 8 << 20;

  private static final int MAX_DEPTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Wire() {}

  /** The record as a message holds it. */
  public static byte[] bytes(Object message) {
    return MAPPER.writeValueAsBytes(message);
  }

  /** The same as a text. */
  static String text(Object message) {
    return MAPPER.writeValueAsString(message);
  }

  /** The record in a message, empty if there is none of this type and version. */
  public static <T> Optional<T> read(byte[] message, Class<T> type) {
    return read(new String(message, StandardCharsets.UTF_8), type);
  }

  /** The same of a text. */
  static <T> Optional<T> read(String message, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(message, type));
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  static void require(int version) {
    if (version != VERSION) {
      throw new IllegalArgumentException("Version %d of the messages".formatted(version));
    }
  }
}
