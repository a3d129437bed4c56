package dev.diptych.publish;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * JSON as the edition's files hold it: two spaces, line feeds, properties in the order they were
 * put, characters that only change the direction of other text escaped.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new DirectionEscapes()).build())
          .build();

  private static final PrettyPrinter PRINTER = printer();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void put(ObjectNode node, String name, @Nullable String value) {
    if (value == null) {
      node.putNull(name);
    } else {
      node.put(name, PlainText.encodable(value));
    }
  }

  static void put(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(value -> array.add(PlainText.encodable(value)));
  }

  /** Adds a node in one line: for small ones of which there are many. */
  static void addLine(ArrayNode array, ObjectNode node) {
    array.addRawValue(new RawValue(MAPPER.writeValueAsString(node)));
  }

  /** The file's bytes, ending with a line feed. */
  static byte[] bytes(ObjectNode root) {
    byte[] json = MAPPER.writer().with(PRINTER).writeValueAsBytes(root);
    byte[] file = Arrays.copyOf(json, json.length + 1);
    file[json.length] = '\n';
    return file;
  }

  /**
   * A file that is written while its arrays are read: the properties of an object first, then
   * arrays of any length. The bytes are those of {@link #bytes} for the same content.
   */
  static final class Growing implements AutoCloseable {

    private final JsonGenerator json;

    /**
     * Begins the file.
     *
     * @param out is left open
     */
    Growing(ObjectNode begin, OutputStream out) {
      json =
          MAPPER
              .writer()
              .with(PRINTER)
              .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
              .createGenerator(out);
      json.writeStartObject();
      begin
          .properties()
          .forEach(
              property -> {
                json.writeName(property.getKey());
                json.writeTree(property.getValue());
              });
    }

    /** Adds an array. */
    void array(String name, Stream<ObjectNode> nodes) {
      json.writeName(name);
      json.writeStartArray();
      nodes.forEach(json::writeTree);
      json.writeEndArray();
    }

    /** Ends the file with a line feed. */
    @Override
    public void close() {
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
    }
  }

  private static PrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  /** Direction overrides in a viewer would make a value read as another one. */
  private static final class DirectionEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      return CharacterEscapes.standardAsciiEscapesForJSON();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int ch) {
      return ch < 0x10000 && PlainText.isDirectionFormat((char) ch)
          ? new SerializedString(String.format("\\u%04x", ch))
          : null;
    }
  }
}
