package dev.diptych.engine.openai;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a server is made to answer in JSON, strongest first. What it answers is checked anyway. */
enum AnswerForm {

  /** The server can write nothing that breaks the schema. */
  JSON_SCHEMA {
    @Override
    void into(ObjectNode request, Shape shape) {
      // The nested form: llama.cpp takes the flat one without a word and constrains nothing.
      ObjectNode format = request.putObject("response_format").put("type", "json_schema");
      ObjectNode named =
          format
              .putObject("json_schema")
              .put("name", shape.name().toLowerCase(Locale.ROOT))
              .put("strict", true);
      shape.describe(named.putObject("schema"));
    }
  },

  /** The server writes some JSON object. */
  JSON_OBJECT {
    @Override
    void into(ObjectNode request, Shape shape) {
      request.putObject("response_format").put("type", "json_object");
    }
  },

  /** The prompt asks for it. */
  PROMPT {
    @Override
    void into(ObjectNode request, Shape shape) {}
  };

  /** Adds what the server must know. */
  abstract void into(ObjectNode request, Shape shape);

  /** What an answer holds. */
  enum Shape {
    /** A target for each segment. */
    TARGETS {
      @Override
      void describe(ObjectNode schema) {
        ObjectNode fields = object(list(schema, "segments"), List.of("id", "text"));
        fields.putObject("id").put("type", "string");
        fields.putObject("text").put("type", "string");
      }
    },

    /** The sentences of a summary. */
    SUMMARY {
      @Override
      void describe(ObjectNode schema) {
        ObjectNode fields = object(list(schema, "sentences"), List.of("text", "evidence"));
        fields.putObject("text").put("type", "string");
        fields.putObject("evidence").put("type", "array").putObject("items").put("type", "string");
      }
    };

    abstract void describe(ObjectNode schema);

    private static ObjectNode list(ObjectNode schema, String name) {
      return object(schema, List.of(name)).putObject(name).put("type", "array").putObject("items");
    }
  }

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
