package dev.diptych.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the description at {@code /api/openapi} promises, to compare answers with. */
final class ApiContract {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode root;
  private final ObjectNode components;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  ApiContract(String openapi) {
    root = JSON.readTree(openapi);
    components = (ObjectNode) JSON.readTree(openapi).get("components");
    // A client must bear more fields than are described; a test must not.
    components
        .get("schemas")
        .values()
        .forEach(
            schema -> {
              if (schema.has("properties") && !schema.has("allOf")) {
                ((ObjectNode) schema).put("additionalProperties", false);
              }
            });
  }

  JsonNode root() {
    return root;
  }

  /** The described paths with their methods, such as {@code GET /api/status}. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** Fails if an answer is not as described; of paths that are not described, nothing is said. */
  void check(String method, String path, int status, String type, String body) {
    JsonNode operation = operation(method, path);
    if (operation == null) {
      return;
    }
    JsonNode responses = operation.get("responses");
    String code = Integer.toString(status);
    JsonNode response = responses.has(code) ? responses.get(code) : responses.get("default");
    if (status < 400) {
      assertThat(responses.has(code)).as("%s %s answers %s", method, path, code).isTrue();
    }
    String media = type.split(";")[0];
    if (!media.endsWith("json")) {
      return;
    }
    JsonNode schema = response.path("content").path(media).path("schema");
    assertThat(schema.isMissingNode()).as("%s of %s %s", media, method, path).isFalse();
    assertThat(schema(schema).validate(body, InputFormat.JSON))
        .as("%s %s answers %s", method, path, body)
        .isEmpty();
  }

  /** Fails if a value is not of a schema of this description. */
  void check(JsonNode schema, JsonNode value, String what) {
    assertThat(schema(schema).validate(value.toString(), InputFormat.JSON)).as(what).isEmpty();
  }

  private Schema schema(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode whole = (ObjectNode) JSON.readTree(text);
          whole.set("components", components);
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(whole.toString(), InputFormat.JSON);
        });
  }

  private JsonNode operation(String method, String path) {
    String plain = path.split("\\?")[0];
    JsonNode exact = root.get("paths").get(plain);
    if (exact == null) {
      exact =
          root.get("paths").properties().stream()
              .filter(each -> plain.matches(each.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
    }
    return exact == null ? null : exact.get(method.toLowerCase(Locale.ROOT));
  }
}
