package dev.diptych.job;

import java.util.List;

/** A piece of a YAML file that knows its line, for messages. */
sealed interface YamlNode {

  /** Line in the file, from 1. */
  int line();

  /** Text, a number, true or false: as it is written. */
  record Scalar(int line, String text) implements YamlNode {}

  /** Nothing: {@code key:} without a value, or {@code null}. */
  record Nothing(int line) implements YamlNode {}

  /** A list. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /** Keys and values in the order of the file; no key twice. */
  record Mapping(int line, List<Entry> entries) implements YamlNode {}

  /** A key and its value. */
  record Entry(int line, String key, YamlNode value) {}
}
