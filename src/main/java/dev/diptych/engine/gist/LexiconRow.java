package dev.diptych.engine.gist;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a lexicon file.
 *
 * @param file the file's name, whose first part says what the columns mean
 * @param line counted from 1
 */
record LexiconRow(String file, int line, List<String> columns) {

  /** The kinds of lexicon files, by the first part of their name. */
  enum Kind {
    NOUNS(6),
    ADJECTIVES(5),
    VERBS(7),
    PHRASES(4),
    NAMES(3),
    FUNCTION(4),
    VOWELS(3),
    COMPANY(7),
    CLASSES(2);

    private final int width;

    Kind(int width) {
      this.width = width;
    }

    /** How many columns each line has. */
    int width() {
      return width;
    }
  }

  /** {@code null}-free: an unknown kind of file is a mistake of whoever added it. */
  Kind kind() {
    String prefix = file.substring(0, Math.max(0, file.indexOf('-')));
    return Kind.valueOf(prefix.toUpperCase(Locale.ROOT));
  }

  boolean isComplete() {
    return columns.size() == kind().width() && columns.stream().noneMatch(String::isBlank);
  }

  /** The column, empty where the file has {@code -}. */
  String text(int column) {
    String value = columns.get(column);
    return value.equals("-") ? "" : value;
  }

  List<String> list(int column) {
    String value = text(column);
    return value.isEmpty()
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  Set<String> tags(int column) {
    return list(column).stream().collect(Collectors.toUnmodifiableSet());
  }

  /** Renderings, the best first. */
  List<String> senses(int column) {
    return Arrays.stream(text(column).split("\\|")).map(String::strip).toList();
  }

  /** The tags, and how common the file says its words are: {@code common} or {@code rare}. */
  Set<String> rankedTags(int column) {
    Set<String> all = new java.util.HashSet<>(tags(column));
    if (file.contains("-frequent") || file.contains("-core")) {
      all.add("common");
    } else if (file.contains("-rarer") || file.contains("-twins")) {
      all.add("rare");
    }
    return Set.copyOf(all);
  }

  /** {@code arabic=english} pairs. */
  Map<String, String> government(int column) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : list(column)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        pairs.put(ArabicText.key(pair.substring(0, at)), pair.substring(at + 1));
      }
    }
    return pairs;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
