package dev.diptych.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in schemas what the records say by {@code @Nullable}: which fields are always there, and
 * which may be {@code null}.
 */
final class Shapes {

  private static final String NULL = "null";

  /** Written as ISO 8601 has them. */
  private static final Set<Class<?>> AS_TEXT = Set.of(Duration.class, LocalTime.class);

  private final Set<Class<?>> records = new LinkedHashSet<>();

  /** What the schema of a type is called: {@code UnitCounts} of {@code EditionView} by both. */
  static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
  }

  /** The records that a type is made of. */
  void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof WildcardType wild) {
      Arrays.stream(wild.getUpperBounds()).forEach(this::add);
    } else if (type instanceof Class<?> plain) {
      if (plain.isSealed()) {
        Arrays.stream(plain.getPermittedSubclasses()).forEach(this::add);
      }
      if (plain.isRecord() && records.add(plain)) {
        Arrays.stream(plain.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(this::add);
      }
    }
  }

  /** Completes the schemas of these records. */
  void complete(Map<String, Schema> schemas) {
    for (Class<?> each : records) {
      schemas.forEach(
          (name, schema) -> {
            // Of a generic record there is a schema for every type that it was used with.
            if (name.equals(name(each))
                || (each.getTypeParameters().length > 0 && name.startsWith(name(each)))) {
              complete(each, own(schema));
            }
          });
    }
  }

  /** Where the fields of a member of a sealed family are. */
  private static Schema<?> own(Schema<?> schema) {
    if (schema.getAllOf() == null) {
      return schema;
    }
    return schema.getAllOf().stream()
        .filter(part -> part.getProperties() != null)
        .findFirst()
        .orElse(schema);
  }

  private static void complete(Class<?> each, Schema<?> schema) {
    for (RecordComponent component : each.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        complete(component.getType(), schema);
        continue;
      }
      Map<String, Schema> properties = schema.getProperties();
      Schema<?> property = properties == null ? null : properties.get(component.getName());
      if (property == null) {
        continue;
      }
      if (AS_TEXT.contains(component.getType())) {
        property = new Schema<String>().type("string").types(Set.of("string"));
        properties.put(component.getName(), property);
      }
      if (holdsAnything(component.getGenericType())) {
        property.setAdditionalProperties(true);
      }
      if (nullable(component)) {
        properties.put(component.getName(), orNull(property));
      } else {
        schema.addRequiredItem(component.getName());
      }
    }
  }

  /** A map of values of any type; without this they would be described as objects. */
  private static boolean holdsAnything(Type type) {
    return type instanceof ParameterizedType map
        && map.getRawType().equals(Map.class)
        && map.getActualTypeArguments()[1].equals(Object.class);
  }

  private static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null || property.getTypes() == null) {
      Schema<Object> either = new Schema<>();
      either.addAnyOfItem(property);
      either.addAnyOfItem(new Schema<>().types(Set.of(NULL)));
      return either;
    }
    Set<String> types = new LinkedHashSet<>(property.getTypes());
    types.add(NULL);
    property.setTypes(types);
    if (property.getEnum() != null) {
      List with = new ArrayList<>(property.getEnum());
      with.add(null);
      ((Schema) property).setEnum(with);
    }
    return property;
  }
}
