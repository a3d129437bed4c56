package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with lines of the table of company and its classes, each with file and line. */
final class CompanyFaults {

  private static final Set<String> PARTS = Set.of("v", "n", "adj");

  private static final Set<String> TAGS =
      Set.of(
          "past",
          "pres",
          "plural",
          "singular",
          "bare",
          "the",
          "drop",
          "mass",
          "trans",
          "intr",
          "pick",
          "person",
          "org",
          "place",
          "quote");

  private static final List<String> PREFIXES = List.of("pl:", "no:", "without:");

  private final Map<String, Set<String>> classes;
  private final Set<String> used = new HashSet<>();
  private final Map<String, Map<String, LexiconRow>> taken = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private CompanyFaults(Map<String, Set<String>> classes) {
    this.classes = classes;
  }

  static List<String> in(List<LexiconRow> rows) {
    CompanyFaults check = new CompanyFaults(SenseTable.classes(rows));
    rows.stream()
        .filter(row -> row.kind() == LexiconRow.Kind.COMPANY && row.isComplete())
        .forEach(check::line);
    rows.stream()
        .filter(row -> row.kind() == LexiconRow.Kind.CLASSES && row.isComplete())
        .filter(row -> !check.used.contains(row.text(0)))
        .forEach(row -> check.faults.add(row + ": no line uses the class " + row.text(0)));
    return check.faults;
  }

  private void line(LexiconRow row) {
    if (!PARTS.contains(row.text(1))) {
      faults.add(row + ": unknown part of speech " + row.text(1));
      return;
    }
    boolean otherwise = row.text(3).equals("else");
    if (otherwise != row.list(4).isEmpty()) {
      faults.add(row + (otherwise ? ": companions beside else" : ": no companion"));
    }
    row.list(3).stream()
        .filter(place -> !Sense.isPlace(place))
        .forEach(place -> faults.add(row + ": unknown place " + place));
    for (String companion : row.list(4)) {
      if (companion.startsWith("@")) {
        used.add(companion.substring(1));
        if (!classes.containsKey(companion.substring(1))) {
          faults.add(row + ": no such class " + companion);
        }
      }
    }
    row.list(6).stream()
        .filter(tag -> !TAGS.contains(tag) && PREFIXES.stream().noneMatch(tag::startsWith))
        .forEach(tag -> faults.add(row + ": unknown tag " + tag));
    hidden(row);
  }

  /** A line all of whose companions an earlier one has, in the same places, is never chosen. */
  private void hidden(LexiconRow row) {
    Map<String, LexiconRow> earlier =
        taken.computeIfAbsent(row.text(1) + row.text(0), key -> new HashMap<>());
    Sense sense = Sense.of(row, classes, word -> word);
    Set<String> keys = new HashSet<>();
    for (Sense.Place place : sense.places()) {
      sense.words().forEach(word -> keys.add(place + " " + word));
      sense.marks().forEach(mark -> keys.add(place + " +" + mark));
    }
    if (!keys.isEmpty() && earlier.keySet().containsAll(keys)) {
      faults.add(row + ": hidden by " + earlier.get(keys.iterator().next()));
    }
    if (sense.tags().isEmpty()) {
      keys.forEach(key -> earlier.putIfAbsent(key, row));
    }
  }
}
