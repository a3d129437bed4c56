package dev.diptych.bench;

import dev.diptych.digest.GateProbe;
import dev.diptych.engine.LanguagePair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How often each gate cries wolf at a person's translations, and how many planted errors are
 * caught: {@code GateBench SOURCE TARGET [ODD|EVEN]}, two files of one sentence a line, Arabic and
 * English, or without arguments the invented pairs of {@code pairs.tsv}. With a third argument each
 * pair of those lines that is flagged or missed is shown.
 */
public final class GateBench {

  private static final LanguagePair BACK = new LanguagePair("en", "ar");

  private final List<String> sources;
  private final List<String> targets;
  private final PlantedErrors planter;
  private final Map<String, int[]> counts = new TreeMap<>();
  private final String shown;

  private GateBench(List<String> sources, List<String> targets, String shown) {
    this.sources = sources;
    this.targets = targets;
    this.planter = new PlantedErrors(sources, targets);
    this.shown = shown;
  }

  /** Reads the two files and prints the figures. */
  public static void main(String[] arguments) throws IOException {
    GateBench bench =
        arguments.length < 2
            ? ofInvented()
            : new GateBench(
                Files.readAllLines(Path.of(arguments[0])),
                Files.readAllLines(Path.of(arguments[1])),
                arguments.length > 2 ? arguments[2] : "");
    bench.run();
    bench.print();
  }

  /** Of the pairs that stand beside this class. */
  static GateBench ofInvented() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GateBench.class.getResourceAsStream("pairs.tsv"))) {
      List<String[]> pairs =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t"))
              .toList();
      return new GateBench(
          pairs.stream().map(pair -> pair[0]).toList(),
          pairs.stream().map(pair -> pair[1]).toList(),
          "");
    }
  }

  GateBench run() {
    for (int line = 0; line < sources.size(); line++) {
      human(line);
      planted(line);
    }
    return this;
  }

  /** Of all lines, by the name that the table has for it. */
  int found(String what) {
    int[] n = counts.getOrDefault(what, new int[4]);
    return n[0] + n[2];
  }

  private void human(int line) {
    List<String> found = GateProbe.found(sources.get(line), targets.get(line));
    count("people, flagged", line, !found.isEmpty());
    for (String check : checks(found)) {
      counts.computeIfAbsent("people, " + check, none -> new int[4])[2 * side(line)]++;
    }
    show(line, "flagged " + found, targets.get(line), !found.isEmpty());
    List<String> back = GateProbe.found(targets.get(line), sources.get(line), BACK);
    count("people, back, NAMES", line, checks(back).contains("NAMES"));
  }

  private static List<String> checks(List<String> found) {
    return found.stream().map(finding -> finding.split(" ")[0]).distinct().toList();
  }

  private void planted(int line) {
    for (PlantedErrors.Planted planted : planter.plant(line)) {
      List<String> found = GateProbe.found(sources.get(line), planted.target());
      // What the gates say of the pair as it is does not catch anything.
      List<String> before = GateProbe.found(sources.get(line), targets.get(line));
      boolean caught = found.stream().anyMatch(finding -> !before.contains(finding));
      count("planted, " + planted.kind(), line, caught);
      count("planted, all kinds", line, caught);
      if (!planted.kind().equals(PlantedErrors.SWAPPED)) {
        count("planted, all but swapped", line, caught);
      }
      show(line, "missed " + planted.kind(), planted.target(), !caught);
    }
  }

  private void show(int line, String what, String target, boolean worthIt) {
    if (worthIt && shown.equals(side(line) == 0 ? "ODD" : "EVEN")) {
      System.out.printf("%d %s%n  %s%n  %s%n", line + 1, what, sources.get(line), target);
    }
  }

  /** The first line is an odd one. */
  private static int side(int line) {
    return line % 2;
  }

  private void count(String what, int line, boolean counts) {
    int[] count = this.counts.computeIfAbsent(what, none -> new int[4]);
    count[2 * side(line)] += counts ? 1 : 0;
    count[2 * side(line) + 1]++;
  }

  private void print() {
    int[] people = counts.getOrDefault("people, flagged", new int[4]);
    System.out.printf("%-30s %22s %22s %22s%n", "", "odd lines", "even lines", "all");
    for (Map.Entry<String, int[]> entry : counts.entrySet()) {
      int[] n = entry.getValue();
      int odd = n[1] == 0 ? people[1] : n[1];
      int even = n[3] == 0 ? people[3] : n[3];
      System.out.printf(
          "%-30s %s %s %s%n",
          entry.getKey(), share(n[0], odd), share(n[2], even), share(n[0] + n[2], odd + even));
    }
  }

  private static String share(int part, int whole) {
    return "%6d of %4d %6.1f %%".formatted(part, whole, whole == 0 ? 0 : 100.0 * part / whole);
  }
}
