package dev.diptych.job;

import dev.diptych.job.YamlNode.Entry;
import dev.diptych.job.YamlNode.Mapping;
import dev.diptych.job.YamlNode.Nothing;
import dev.diptych.job.YamlNode.Scalar;
import dev.diptych.job.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link YamlNode}s. Aliases are refused instead of expanded, so that a file costs
 * no more memory than it is long; nesting is bounded.
 */
final class YamlTree {

  private static final int MAX_DEPTH = 10;

  private final YAMLParser parser;
  private final Faults faults;

  private YamlTree(YAMLParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The mapping that the text is.
   *
   * @param faults takes what is wrong: syntax (reading ends there), duplicate keys, aliases
   * @return {@code null} if the text is none
   */
  static @Nullable Mapping parse(String text, Faults faults) {
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      return new YamlTree((YAMLParser) parser, faults).document();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      int tab = lineOfTab(text);
      if (tab > 0) {
        faults.add(
            tab, "this is not YAML: a tab indents the line", "blanks, two for each step inwards");
      } else {
        faults.add(
            line,
            "this is not YAML: "
                + e.getOriginalMessage().lines().findFirst().orElse("no reason given"),
            "one setting a line, as in: name: nightly");
      }
      return null;
    }
  }

  /** The first line that is indented by a tab, from 1; 0 if none is. */
  private static int lineOfTab(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String indent = lines.get(i).replaceFirst("\\S.*", "");
      if (indent.indexOf('\t') >= 0 && !lines.get(i).isBlank()) {
        return i + 1;
      }
    }
    return 0;
  }

  private @Nullable Mapping document() {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      faults.add(1, "the file holds no settings", "name: nightly");
      return null;
    }
    YamlNode root = node(0);
    if (parser.nextToken() != null) {
      faults.add(line(), "a second document begins here", "one job a file, without --- in it");
    }
    return (Mapping) root;
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private YamlNode node(int depth) {
    int line = line();
    JsonToken token = parser.currentToken();
    if (depth > MAX_DEPTH) {
      faults.add(line, "this is nested deeper than any setting", "targets: [en]");
      parser.skipChildren();
      return new Nothing(line);
    }
    if (parser.isCurrentAlias()) {
      faults.add(
          line,
          "an alias (*%s) stands here; aliases are not read".formatted(parser.getString()),
          "the value itself, written out");
      return new Nothing(line);
    }
    return switch (token) {
      case START_OBJECT -> mapping(line, depth);
      case START_ARRAY -> sequence(line, depth);
      case VALUE_NULL -> new Nothing(line);
      default -> new Scalar(line, parser.getString().strip());
    };
  }

  private Sequence sequence(int line, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new Sequence(line, List.copyOf(items));
  }

  private Mapping mapping(int line, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int keyLine = line();
      String key = parser.currentName();
      parser.nextToken();
      Entry entry = new Entry(keyLine, key, node(depth + 1));
      Entry before = entries.putIfAbsent(key, entry);
      if (before != null) {
        faults.add(
            keyLine,
            "%s is set a second time (first in line %d)".formatted(key, before.line()),
            "each setting once");
      }
    }
    return new Mapping(line, List.copyOf(entries.values()));
  }
}
