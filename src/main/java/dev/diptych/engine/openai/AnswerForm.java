package dev.diptych.engine.openai;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a server is made to answer in JSON, strongest first. What it answers is checked anyway. */
enum AnswerForm {

  /** The server can write nothing that breaks the schema. */
  JSON_SCHEMA {
    @Override
    void into(ObjectNode request) {
      // The nested form: llama.cpp takes the flat one without a word and constrains nothing.
      ObjectNode format = request.putObject("response_format").put("type", "json_schema");
      ObjectNode named = format.putObject("json_schema").put("name", "targets").put("strict", true);
      ObjectNode schema = named.putObject("schema");
      ObjectNode segments = object(schema, List.of("segments")).putObject("segments");
      ObjectNode segment = segments.put("type", "array").putObject("items");
      ObjectNode fields = object(segment, List.of("id", "text"));
      fields.putObject("id").put("type", "string");
      fields.putObject("text").put("type", "string");
    }
  },

  /** The server writes some JSON object. */
  JSON_OBJECT {
    @Override
    void into(ObjectNode request) {
      request.putObject("response_format").put("type", "json_object");
    }
  },

  /** The prompt asks for it. */
  PROMPT {
    @Override
    void into(ObjectNode request) {}
  };

  /** Adds what the server must know. */
  abstract void into(ObjectNode request);

  /** The next weaker form; the weakest is its own. */
  AnswerForm weaker() {
    return this == JSON_SCHEMA ? JSON_OBJECT : PROMPT;
  }

  /** Closes an object's schema around these properties and gives the place where they stand. */
  private static ObjectNode object(ObjectNode schema, List<String> names) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    names.forEach(required::add);
    schema.put("additionalProperties", false);
    return properties;
  }
}
