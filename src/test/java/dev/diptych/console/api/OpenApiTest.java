package dev.diptych.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;

/** The description of the API is whole, and true of the controllers. */
class OpenApiTest {

  @TempDir static Path home;

  private static ApiServer api;
  private static JsonNode root;

  @BeforeAll
  static void serve() {
    api = ApiServer.in(home);
    root = api.contract().root();
  }

  @AfterAll
  static void end() {
    api.close();
  }

  @Test
  void everyHandlerIsDescribedAndNothingElse() {
    assertThat(new TreeSet<>(api.contract().operations()))
        .isEqualTo(new TreeSet<>(ApiPaths.mapped().keySet()));
  }

  @Test
  void everyOperationHasAnswersAndProblems() {
    Set<String> names = new HashSet<>();
    operations()
        .forEach(
            (name, operation) -> {
              assertThat(operation.path("summary").asString()).as(name).isNotBlank();
              assertThat(names.add(operation.path("operationId").asString())).as(name).isTrue();
              JsonNode responses = operation.get("responses");
              assertThat(responses.has("200")).as(name).isTrue();
              assertThat(
                      responses
                          .at("/default/content/application~1problem+json/schema/$ref")
                          .asString())
                  .as(name)
                  .isEqualTo("#/components/schemas/Problem");
            });
    assertThat(names).isEqualTo(ApiDescription.said().keySet());
  }

  @Test
  void ordersAreAnsweredWith202AndALocation() {
    operations()
        .forEach(
            (name, operation) -> {
              if (name.startsWith("POST /api/orders/")) {
                assertThat(operation.at("/responses/202/headers/Location").isMissingNode())
                    .as(name)
                    .isFalse();
              }
            });
  }

  @Test
  void everyPartThatIsNamedIsThere() {
    List<String> references = new ArrayList<>();
    collect(root, references);
    assertThat(references).hasSizeGreaterThan(50);
    for (String reference : references) {
      assertThat(root.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    assertThat(root.get("openapi").asString()).startsWith("3.1");
    assertThat(root.at("/info/version").asString()).isNotBlank();
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.path("$ref").isString()) {
      references.add(node.get("$ref").asString());
    }
    node.forEach(each -> collect(each, references));
  }

  @Test
  void everyParameterOfAPathIsDescribed() {
    operations()
        .forEach(
            (name, operation) -> {
              Set<String> described = new TreeSet<>();
              operation
                  .path("parameters")
                  .forEach(
                      parameter -> {
                        if (parameter.get("in").asString().equals("path")) {
                          described.add(parameter.get("name").asString());
                          assertThat(parameter.get("required").asBoolean()).isTrue();
                        }
                      });
              Set<String> inPath = new TreeSet<>();
              var matcher = java.util.regex.Pattern.compile("\\{([^}]+)}").matcher(name);
              while (matcher.find()) {
                inPath.add(matcher.group(1));
              }
              assertThat(described).as(name).isEqualTo(inPath);
            });
  }

  @Test
  void everyExampleIsARequestThatIsRead() {
    Map<String, Method> handlers = ApiPaths.mapped();
    int[] seen = {0};
    operations()
        .forEach(
            (name, operation) -> {
              JsonNode media = operation.at("/requestBody/content/application~1json");
              if (media.isMissingNode()) {
                return;
              }
              JsonNode example = media.get("example");
              assertThat(example).as(name).isNotNull();
              api.contract().check(media.get("schema"), example, name);
              Object read = ApiJson.MAPPER.readValue(example.toString(), body(handlers.get(name)));
              if (read instanceof OrderRequest order) {
                assertThat(order.order()).as(name).isNotNull();
                assertThat(order.wantsReason() && order.reason() == null).as(name).isFalse();
              }
              seen[0]++;
            });
    assertThat(seen[0]).isGreaterThan(15);
  }

  private static tools.jackson.databind.JavaType body(Method handler) {
    for (var parameter : handler.getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        Type type = parameter.getParameterizedType();
        return ApiJson.MAPPER.constructType(type);
      }
    }
    throw new AssertionError(handler + " takes no body");
  }

  @Test
  void theDescriptionSaysWhatMayBeMissing() {
    JsonNode order = root.at("/components/schemas/OrderAnswer");
    assertThat(order.at("/required").toString()).contains("\"id\"").doesNotContain("\"exitCode\"");
    assertThat(order.at("/properties/exitCode/type").toString()).contains("null");
    JsonNode run = root.at("/components/schemas/OrderRequestRun");
    assertThat(run.at("/required").toString()).isEqualTo("[\"job\"]");
    assertThat(run.at("/additionalProperties").asBoolean(true)).isFalse();
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new java.util.TreeMap<>();
    api.contract()
        .operations()
        .forEach(
            name -> {
              String[] parts = name.split(" ");
              operations.put(
                  name,
                  root.get("paths").get(parts[1]).get(parts[0].toLowerCase(java.util.Locale.ROOT)));
            });
    return operations;
  }
}
