package dev.diptych.engine.http;

import dev.diptych.engine.Answer;
import dev.diptych.engine.EngineException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as providers send it, read strictly: a name that stands twice in an object, or anything
 * behind the end, makes it none.
 */
public final class StrictJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private StrictJson() {}

  /** The object in a text, empty if the text is anything else. */
  public static Optional<JsonNode> object(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read != null && read.isObject() ? Optional.of(read) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * The array of one element for each segment, which stands in the answer's object.
   *
   * @param field the array's name
   * @param wanted how many segments were sent
   * @throws EngineException.Rejected if the answer is no object, or has another number of them
   */
  public static JsonNode array(Answer answer, String field, int wanted)
      throws EngineException.Rejected {
    JsonNode array =
        object(answer.body())
            .orElseThrow(() -> new EngineException.Rejected("its answer is no JSON object", null))
            .path(field);
    if (!array.isArray() || array.size() != wanted) {
      throw new EngineException.Rejected(
          "it answered %d texts for %d segments"
              .formatted(array.isArray() ? array.size() : 0, wanted),
          null);
    }
    return array;
  }

  /** An object to be filled. */
  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /** As one line. */
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }
}
