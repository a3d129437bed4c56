package dev.diptych.job;

import dev.diptych.job.YamlNode.Entry;
import dev.diptych.job.YamlNode.Mapping;
import dev.diptych.job.YamlNode.Nothing;
import dev.diptych.job.YamlNode.Scalar;
import dev.diptych.job.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes typed values out of a mapping. What is wrong goes to the faults and the fallback is
 * returned, so that reading goes on and everything wrong is found at once.
 */
final class Fields {

  private final Mapping mapping;
  private final String prefix;
  private final Faults faults;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Fields of a mapping.
   *
   * @param prefix path of the mapping in the file, for messages: empty or ending in a dot
   */
  Fields(Mapping mapping, String prefix, Faults faults) {
    this.mapping = mapping;
    this.prefix = prefix;
    this.faults = faults;
  }

  /** Says what a text means, or throws with what is wrong: {@code "is not a number"}. */
  @FunctionalInterface
  interface Meaning<T> {
    T of(String text);
  }

  /** A field as the file is told to write it: its name and an example of a right value. */
  record Field(String name, String example) {}

  /** The line of a field, or of its mapping if it is not set. */
  int line(String name) {
    Entry entry = entry(name);
    return entry == null ? mapping.line() : entry.line();
  }

  /** A value that must be set. */
  <T> T required(Field field, T fallback, Meaning<T> meaning) {
    if (isMissing(field)) {
      return fallback;
    }
    T value = optional(field, meaning);
    return value == null ? fallback : value;
  }

  /** A value that may be left out. */
  <T> T or(Field field, T fallback, Meaning<T> meaning) {
    T value = optional(field, meaning);
    return value == null ? fallback : value;
  }

  /** A value that may be left out and then is nothing. */
  <T> @Nullable T optional(Field field, Meaning<T> meaning) {
    YamlNode node = value(field.name());
    return node == null ? null : scalar(field, node, meaning);
  }

  /** A list with at least one value; a single value stands for a list of one. */
  <T> List<T> requiredList(Field field, Meaning<T> meaning) {
    if (isMissing(field)) {
      return List.of();
    }
    return listOr(field, List.of(), meaning);
  }

  /** A list that may be left out but, if it is there, holds at least one value. */
  <T> List<T> listOr(Field field, List<T> fallback, Meaning<T> meaning) {
    YamlNode node = value(field.name());
    if (node instanceof Sequence sequence && sequence.items().isEmpty()) {
      faults.add(node.line(), path(field) + " is empty", example(field));
    }
    return list(field, fallback, meaning);
  }

  /** A list without a value twice; a single value stands for a list of one. */
  <T> List<T> list(Field field, List<T> fallback, Meaning<T> meaning) {
    YamlNode node = value(field.name());
    if (node == null) {
      return fallback;
    }
    List<T> values = new ArrayList<>();
    for (YamlNode item : node instanceof Sequence all ? all.items() : List.of(node)) {
      T value = scalar(field, item, meaning);
      if (value != null && values.contains(value)) {
        faults.add(item.line(), "%s names %s twice".formatted(path(field), value), example(field));
      } else if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /** A mapping inside this one; empty if it is not set. */
  Fields mapping(Field field) {
    YamlNode node = value(field.name());
    String inside = prefix + field.name() + ".";
    if (node instanceof Mapping inner) {
      return new Fields(inner, inside, faults);
    }
    if (node != null) {
      faults.add(node.line(), path(field) + " has no settings under it", example(field));
    }
    return new Fields(new Mapping(line(field.name()), List.of()), inside, faults);
  }

  /** A mapping from free names to lists of text. */
  Map<String, List<String>> lists(Field field, Meaning<String> meaning) {
    Fields inner = mapping(field);
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Entry entry : inner.mapping.entries()) {
      Field one = new Field(entry.key(), field.example());
      lists.put(entry.key(), inner.requiredList(one, meaning));
    }
    return lists;
  }

  /** Whether the field is set, to whatever. */
  boolean has(String name) {
    return value(name) != null;
  }

  /** Whether the field holds a mapping. */
  boolean isMapping(String name) {
    return value(name) instanceof Mapping;
  }

  /** A field that is allowed and not looked at: something else stands in its place. */
  void passOver(String name) {
    asked.add(name);
  }

  /** Every field that nobody asked for is a fault. To be called last. */
  void refuseOthers() {
    for (Entry entry : mapping.entries()) {
      if (!asked.contains(entry.key())) {
        faults.add(
            entry.line(),
            "there is no setting %s%s"
                .formatted(prefix + entry.key(), Suggestion.of(entry.key(), asked)),
            "one of " + String.join(", ", asked));
      }
    }
  }

  private boolean isMissing(Field field) {
    if (value(field.name()) != null) {
      return false;
    }
    faults.add(line(field.name()), path(field) + " is missing", example(field));
    return true;
  }

  private @Nullable Entry entry(String name) {
    for (Entry entry : mapping.entries()) {
      if (entry.key().equals(name)) {
        return entry;
      }
    }
    return null;
  }

  private @Nullable YamlNode value(String name) {
    asked.add(name);
    Entry entry = entry(name);
    return entry == null || entry.value() instanceof Nothing ? null : entry.value();
  }

  private <T> @Nullable T scalar(Field field, YamlNode node, Meaning<T> meaning) {
    if (!(node instanceof Scalar scalar)) {
      if (!(node instanceof Nothing)) {
        faults.add(node.line(), path(field) + " must be a single value", example(field));
      }
      return null;
    }
    try {
      return meaning.of(scalar.text());
    } catch (IllegalArgumentException e) {
      faults.add(
          node.line(),
          "%s: \"%s\" %s".formatted(path(field), shown(scalar.text()), e.getMessage()),
          example(field));
      return null;
    }
  }

  private static String shown(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private String path(Field field) {
    return prefix + field.name();
  }

  private static String example(Field field) {
    return field.example();
  }
}
