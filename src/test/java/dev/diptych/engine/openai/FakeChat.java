package dev.diptych.engine.openai;

import dev.diptych.engine.http.FakeProvider.Responder;
import dev.diptych.engine.http.StrictJson;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server of the chat interface answers. */
final class FakeChat {

  private FakeChat() {}

  /** One that translates each segment so. */
  static Responder translating(UnaryOperator<String> translator) {
    return (request, wire) -> {
      ObjectNode answer = StrictJson.newObject();
      ArrayNode segments = answer.putArray("segments");
      for (JsonNode segment : user(request.body()).path("segments")) {
        segments
            .addObject()
            .put("id", segment.path("id").stringValue())
            .put("text", translator.apply(segment.path("text").stringValue()));
      }
      wire.json(200, completion(StrictJson.write(answer), "stop"));
    };
  }

  /** One whose model writes this, whatever it is asked. */
  static Responder writing(String content) {
    return (request, wire) -> wire.json(200, completion(content, "stop"));
  }

  /** The user's message in a request. */
  static JsonNode user(String body) {
    return StrictJson.object(
            StrictJson.object(body)
                .orElseThrow()
                .path("messages")
                .path(1)
                .path("content")
                .stringValue())
        .orElseThrow();
  }

  /** A whole response around what a model wrote. */
  static String completion(String content, String end) {
    ObjectNode completion = StrictJson.newObject();
    ObjectNode choice = completion.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", end);
    choice.putObject("message").put("role", "assistant").put("content", content);
    completion.putObject("usage").put("prompt_tokens", 1_000).put("completion_tokens", 200);
    return StrictJson.write(completion);
  }

  /** An error as OpenAI words it; the code {@code null} for none. */
  static String error(String message, String code, String param) {
    ObjectNode root = StrictJson.newObject();
    root.putObject("error")
        .put("message", message)
        .put("type", "invalid_request_error")
        .put("param", param)
        .put("code", code);
    return StrictJson.write(root);
  }
}
