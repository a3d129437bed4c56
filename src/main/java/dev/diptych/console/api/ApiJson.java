package dev.diptych.console.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as this API reads and writes it. Written are the shapes of the command line's {@code
 * --json}; characters that could break a line or turn text around in a terminal are written as
 * escapes, which every parser reads as the same text. Read is only what is meant: an unknown field,
 * a field that comes twice or a value of another type is an error, never passed over.
 */
final class ApiJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .characterEscapes(new TerminalSafe())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(new SimpleModule().addDeserializer(String.class, new StorableText()))
          .build();

  private ApiJson() {}

  /** Text that both databases can keep. */
  private static final class StorableText extends StdScalarDeserializer<String> {

    StorableText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isScalarValue() || parser.currentToken().isNumeric()) {
        throw MismatchedInputException.from(parser, String.class, "not a text");
      }
      if (parser.currentToken().isBoolean()) {
        throw MismatchedInputException.from(parser, String.class, "not a text");
      }
      String text = parser.getString();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else if (c == 0 || Character.isSurrogate(c)) {
          throw MismatchedInputException.from(parser, String.class, "not a text");
        }
      }
      return text;
    }
  }

  /** Escapes of what a terminal or a log would act upon. */
  private static final class TerminalSafe extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii;

    TerminalSafe() {
      ascii = CharacterEscapes.standardAsciiEscapesForJSON();
      ascii[0x7F] = CharacterEscapes.ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return acts(character) ? new SerializedString("\\u%04x".formatted(character)) : null;
    }

    private static boolean acts(int c) {
      return (c >= 0x80 && c < 0xA0) // C1 controls, of which U+0085 ends a line
          || c == 0x2028
          || c == 0x2029
          || c == 0x061C
          || c == 0x200E
          || c == 0x200F
          || (c >= 0x202A && c <= 0x202E)
          || (c >= 0x2066 && c <= 0x2069);
    }
  }
}
