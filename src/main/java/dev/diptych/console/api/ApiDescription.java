package dev.diptych.console.api;

import dev.diptych.job.Version;
import dev.diptych.operations.MemoryImport;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/**
 * The description at {@code /api/openapi}: what springdoc reads off the controllers, and what no
 * signature says: problems, what orders are answered with, and an example of every request ({@code
 * said.json}, by the names of the operations).
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final String JSON = "application/json";

  /** Types that no signature names. */
  private static final List<Class<?>> ADDED =
      List.of(
          Problem.class, OrderAnswer.class, PreviewAnswer.class, MemoryImport.class, Told.class);

  private static final Set<String> AT_ONCE = Set.of("stop", "recover", "abandon");
  private static final Set<String> TAGGED = Set.of("status", "edition", "order");

  /** Two records within others may be called the same. */
  @Bean
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    return new ModelResolver(mappers.jsonMapper(), new Names());
  }

  private static final class Names extends TypeNameResolver {
    @Override
    protected String getNameOfClass(Class<?> type) {
      return Shapes.name(type);
    }
  }

  @Bean
  OpenApiCustomizer apiCustomizer(ApplicationContext context) {
    return api -> {
      complete(api);
      shapes(context).complete(api.getComponents().getSchemas());
    };
  }

  /** What controllers take and answer with. */
  private static Shapes shapes(ApplicationContext context) {
    Shapes shapes = new Shapes();
    ADDED.forEach(shapes::add);
    String here = ApiDescription.class.getPackageName();
    context.getBeansWithAnnotation(RestController.class).values().stream()
        .<Class<?>>map(AopUtils::getTargetClass)
        .filter(type -> type.getPackageName().equals(here))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
        .forEach(
            method -> {
              shapes.add(method.getGenericReturnType());
              Arrays.stream(method.getParameters())
                  .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                  .forEach(parameter -> shapes.add(parameter.getParameterizedType()));
            });
    return shapes;
  }

  /**
   * What no signature says of an operation.
   *
   * @param summary what it does, in one sentence
   * @param request an example of its body, {@code null} if it has none
   */
  record Said(String summary, @Nullable Map<String, Object> request) {}

  private static void complete(OpenAPI api) {
    api.setInfo(
        new Info()
            .title("Diptych")
            .version(Version.current())
            .description(
                "Operates the nights: what the command line does, as JSON. See docs/api.md."));
    api.setServers(List.of());
    api.getComponents()
        .addSecuritySchemes(
            "token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
    api.addSecurityItem(new SecurityRequirement().addList("token"));
    ADDED.forEach(type -> add(api, type));
    Map<String, Said> said = said();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, operation, said)));
    api.getPaths().values().stream()
        .flatMap(item -> item.readOperations().stream())
        .map(Operation::getRequestBody)
        .filter(Objects::nonNull)
        .flatMap(body -> body.getContent().values().stream())
        .map(media -> media.getSchema().get$ref())
        .filter(Objects::nonNull)
        .forEach(ref -> close(api, ref));
    List.of("StreamingResponseBody", "SseEmitter", "Duration", "LocalTime")
        .forEach(api.getComponents().getSchemas()::remove);
  }

  /** An unknown field of a request is refused. */
  private static void close(OpenAPI api, String ref) {
    Schema<?> schema =
        Objects.requireNonNull(
            api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)));
    schema.setAdditionalProperties(false);
  }

  private static void add(OpenAPI api, Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    api.getComponents().addSchemas(type.getSimpleName(), resolved.schema);
    resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
  }

  private static void complete(String path, Operation operation, Map<String, Said> said) {
    if (path.endsWith("/progress")) {
      operation.setOperationId("progress"); // Two methods: one answer, one stream.
    }
    if (path.endsWith("/audit")) {
      operation.setOperationId("audit"); // Likewise.
    }
    String name = operation.getOperationId();
    operation.setTags(List.of(path.split("/")[2]));
    Said words = said.get(name);
    if (words != null) {
      operation.setSummary(words.summary());
      if (words.request() != null && operation.getRequestBody() != null) {
        operation
            .getRequestBody()
            .getContent()
            .values()
            .forEach(media -> media.setExample(words.request()));
      }
    }
    ApiResponses responses = operation.getResponses();
    if (path.startsWith("/api/orders/") && operation.getRequestBody() != null) {
      responses.addApiResponse(
          "200", json("It is over, or what it would do (dryRun)", "OrderAnswer", "PreviewAnswer"));
      responses.addApiResponse(
          "202",
          json("It is being carried out, or waits", "OrderAnswer")
              .addHeaderObject(
                  "Location",
                  new Header()
                      .description("Where the order can be looked at")
                      .schema(new Schema<String>().type("string").types(Set.of("string")))));
    }
    if (AT_ONCE.contains(name)) {
      responses.addApiResponse("200", json("What was done or would be", "Told", "PreviewAnswer"));
    }
    if (name.equals("runNow")) {
      responses.addApiResponse("200", json("It is over, or may be done", "OrderAnswer", "Told"));
      responses.addApiResponse("202", json("It is being carried out, or waits", "OrderAnswer"));
    }
    if (name.equals("take")) {
      Content file = new Content();
      List.of("application/xml", "application/x-tmx+xml", "application/xliff+xml")
          .forEach(type -> file.addMediaType(type, new MediaType().schema(binary())));
      operation.setRequestBody(
          new io.swagger.v3.oas.models.parameters.RequestBody().required(true).content(file));
      responses.addApiResponse(
          "200", json("It was taken in, or would be", "MemoryImport", "OrderAnswer", "Told"));
      responses.addApiResponse("202", json("It is an order that is carried out", "OrderAnswer"));
    }
    responses.values().stream()
        .filter(response -> response.getContent() != null)
        .flatMap(response -> response.getContent().entrySet().stream())
        .filter(media -> !media.getKey().endsWith("json"))
        .forEach(media -> media.getValue().setSchema(binary()));
    if (TAGGED.contains(name)) {
      responses.addApiResponse(
          "304", new ApiResponse().description("Unchanged since the tag of If-None-Match"));
    }
    responses.addApiResponse(
        "default",
        new ApiResponse()
            .description("A problem (RFC 9457): what is wrong, its code, and what helps on")
            .content(
                new Content()
                    .addMediaType(
                        Problems.MEDIA_TYPE,
                        new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
  }

  private static Schema<?> binary() {
    return new Schema<String>().type("string").types(Set.of("string"));
  }

  private static ApiResponse json(String description, String... types) {
    Schema<Object> schema = new Schema<>();
    if (types.length == 1) {
      schema.set$ref("#/components/schemas/" + types[0]);
    } else {
      for (String type : types) {
        schema.addAnyOfItem(new Schema<>().$ref("#/components/schemas/" + type));
      }
    }
    return new ApiResponse()
        .description(description)
        .content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
  }

  static Map<String, Said> said() {
    try (InputStream in =
        Objects.requireNonNull(
            ApiDescription.class.getResourceAsStream("said.json"), "said.json")) {
      return ApiJson.MAPPER.readValue(in, new TypeReference<LinkedHashMap<String, Said>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("The program's own description cannot be read", e);
    }
  }
}
