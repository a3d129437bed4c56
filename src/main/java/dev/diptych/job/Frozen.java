package dev.diptych.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** A job's settings as canonical JSON, and back. */
final class Frozen {

  /**
   * What a job file that names nothing but what it must is frozen as; the test holds it to that.
   */
  private static final String DEFAULTS =
      """
      {"all": false, "budget": {"calls": null, "characters": null, "costInMicros": null}, "detail": "FULL",
       "formats": ["html", "json", "md"], "glossary": null, "lanes": 4, "minFreeSpace": "524288000B",
       "nearDuplicates": true, "network": false, "onUnavailable": {"kind": "NEXT", "patience": null},
       "patterns": {"exclude": [], "include": ["**"]}, "publishBy": null,
       "retention": {"answers": 365, "editions": null, "runs": 180, "sources": 90},
       "schedule": null, "sectionSizeInChars": 4000, "settle": "PT2M", "source": "auto",
       "secondOpinion": [], "summary": null, "watch": {}, "zone": "UTC"}
      """;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule()
                  .addSerializer(Path.class, ToStringSerializer.instance)
                  .addDeserializer(Path.class, new FromText<>(Path.class, Path::of))
                  .addSerializer(DataSize.class, ToStringSerializer.instance)
                  .addDeserializer(DataSize.class, new FromText<>(DataSize.class, DataSize::parse)))
          .build();

  private Frozen() {}

  static String write(JobFile job) {
    return MAPPER.writeValueAsString(job);
  }

  /**
   * Reads what this or an earlier version wrote: a setting that did not exist yet has the value it
   * has for a job file that does not name it.
   */
  static JobFile read(String json) {
    ObjectNode frozen = (ObjectNode) MAPPER.readTree(json);
    JsonNode schedule = frozen.get("schedule");
    if (schedule != null && schedule.isString()) {
      // So it was frozen before a schedule could say more than when.
      frozen.set("schedule", MAPPER.valueToTree(JobSchedule.of(schedule.stringValue())));
    }
    complete(frozen, (ObjectNode) MAPPER.readTree(DEFAULTS));
    return MAPPER.treeToValue(frozen, JobFile.class);
  }

  static List<SettingChange> changes(JobFile before, JobFile after) {
    Map<String, String> was = new TreeMap<>();
    Map<String, String> is = new TreeMap<>();
    flatten("", MAPPER.valueToTree(before), was);
    flatten("", MAPPER.valueToTree(after), is);
    Set<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    names.remove("glossary.content");
    return names.stream()
        .filter(name -> !Objects.equals(was.get(name), is.get(name)))
        .map(name -> new SettingChange(name, was.get(name), is.get(name)))
        .toList();
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        flatten(
            path.isEmpty() ? each.getKey() : path + "." + each.getKey(), each.getValue(), values);
      }
    } else if (node.isArray()) {
      List<String> members = new ArrayList<>();
      node.forEach(member -> members.add(text(member)));
      values.put(path, "[" + String.join(", ", members) + "]");
    } else if (!node.isNull()) {
      values.put(path, text(node));
    }
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  private static void complete(ObjectNode frozen, ObjectNode defaults) {
    for (Map.Entry<String, JsonNode> each : defaults.properties()) {
      JsonNode there = frozen.get(each.getKey());
      if (there == null) {
        frozen.set(each.getKey(), each.getValue());
      } else if (there instanceof ObjectNode inner && each.getValue() instanceof ObjectNode more) {
        complete(inner, more);
      }
    }
  }

  /** Reads a value that was written with {@code toString}. */
  private static final class FromText<T> extends StdDeserializer<T> {

    private final transient Fields.Meaning<T> meaning;

    FromText(Class<T> type, Fields.Meaning<T> meaning) {
      super(type);
      this.meaning = meaning;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      return meaning.of(parser.getString());
    }
  }
}
