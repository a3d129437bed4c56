package dev.diptych.job;

import java.nio.file.Path;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** A job's settings as canonical JSON, and back. */
final class Frozen {

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

  static JobFile read(String json) {
    return MAPPER.readValue(json, JobFile.class);
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
