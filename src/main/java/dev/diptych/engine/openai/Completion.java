package dev.diptych.engine.openai;

import dev.diptych.engine.EngineException;
import dev.diptych.engine.KeyedTargets;
import dev.diptych.engine.SegmentTarget;
import dev.diptych.engine.http.StrictJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a server answers, as far as it can be told from its JSON.
 *
 * @param root an object
 */
record Completion(JsonNode root) {

  /** Reasoning models of one's own servers write their thoughts before the answer. */
  private static final String THOUGHTS = "<think>";

  private static final String END_OF_THOUGHTS = "</think>";

  /** Of an error, so that looking for words in it costs nothing. */
  private static final int MAX_WORDS_IN_CHARS = 2_000;

  /** The completion in a body, empty if that holds no JSON object. */
  static Optional<Completion> in(String body) {
    return StrictJson.object(body).map(Completion::new);
  }

  /** Whether it is an error and nothing else, whatever HTTP's status was. */
  boolean isError() {
    return root.path("choices").isEmpty()
        && !root.path("error").isMissingNode()
        && !root.path("error").isNull();
  }

  /** A field of the error as text, cut if it is long, empty if it has none. */
  String error(String field) {
    JsonNode error = root.path("error");
    String text = error.path(field).asString("");
    if (error.isString() && field.equals("message")) {
      text = error.stringValue();
    }
    return text.substring(0, Math.min(MAX_WORDS_IN_CHARS, text.length()));
  }

  /** A number of {@code usage}, 0 if the server does not say. */
  long tokens(String field) {
    JsonNode number = root.path("usage").path(field);
    return number.isIntegralNumber() ? Math.max(0, number.asLong(0)) : 0;
  }

  /**
   * The targets.
   *
   * @throws EngineException.Rejected if it holds no answer to so many segments
   */
  List<SegmentTarget> targets(int segments) throws EngineException.Rejected {
    JsonNode list = answered().path("segments");
    if (!list.isArray()) {
      throw new EngineException.Rejected("its answer has no list of segments", null);
    }
    KeyedTargets targets = new KeyedTargets(segments);
    for (JsonNode segment : list) {
      JsonNode text = segment.path("text");
      if (!segment.path("id").isString() || !(text.isString() || text.isNull())) {
        throw new EngineException.Rejected("its answer has a segment without id or text", null);
      }
      targets.put(segment.path("id").stringValue(), text.isNull() ? "" : text.stringValue());
    }
    return targets.inOrder();
  }

  /**
   * The object that the model wrote.
   *
   * @throws EngineException.Rejected if it wrote none
   */
  JsonNode answered() throws EngineException.Rejected {
    return StrictJson.object(json(content())).orElseThrow(Completion::noJson);
  }

  private static EngineException.Rejected noJson() {
    return new EngineException.Rejected("its answer is not the JSON that was asked for", null);
  }

  private String content() throws EngineException.Rejected {
    JsonNode choice = root.path("choices").path(0);
    JsonNode message = choice.path("message");
    String end = choice.path("finish_reason").asString("");
    if (end.equals("length")) {
      throw new EngineException.Rejected(
          "its answer was cut off at the most tokens it may have", null);
    }
    if (end.equals("content_filter")) {
      throw new EngineException.Rejected("the provider's filter stopped its answer", null);
    }
    if (message.path("refusal").isString() && !message.path("refusal").stringValue().isBlank()) {
      throw new EngineException.Rejected("the model refused", null);
    }
    if (!message.path("content").isString()) {
      throw new EngineException.Rejected("its answer has no content", null);
    }
    return message.path("content").stringValue();
  }

  /**
   * The outermost braces: models put fences around an object, or a word before and after it. Two
   * objects do not become one by this.
   */
  private static String json(String content) {
    String answer = content.stripLeading();
    int thought = answer.startsWith(THOUGHTS) ? answer.indexOf(END_OF_THOUGHTS) : -1;
    int start = answer.indexOf('{', Math.max(0, thought));
    int end = answer.lastIndexOf('}');
    return start >= 0 && end > start ? answer.substring(start, end + 1) : answer;
  }
}
