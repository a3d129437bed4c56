package dev.diptych.bench;

import dev.diptych.digest.GateProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often each gate cries wolf at a person's translations, and how many planted errors are
 * caught: {@code GateBench SOURCE TARGET}, two files of one sentence a line.
 */
public final class GateBench {

  private GateBench() {}

  /** Reads the two files and prints the figures. */
  public static void main(String[] arguments) throws IOException {
    List<String> sources = Files.readAllLines(Path.of(arguments[0]));
    List<String> targets = Files.readAllLines(Path.of(arguments[1]));
    Map<String, Integer> flags = new TreeMap<>();
    int flagged = 0;
    for (int i = 0; i < sources.size(); i++) {
      List<String> found = GateProbe.found(sources.get(i), targets.get(i));
      flagged += found.isEmpty() ? 0 : 1;
      for (String check : found.stream().map(f -> f.split(" ")[0]).distinct().toList()) {
        flags.merge(check, 1, Integer::sum);
      }
      if (arguments.length > 2 && !found.isEmpty()) {
        System.out.println(found + "\n  " + sources.get(i) + "\n  " + targets.get(i));
      }
    }
    System.out.printf(
        "pairs of people: %d, flagged %d (%.2f %%)%n",
        sources.size(), flagged, 100.0 * flagged / sources.size());
    flags.forEach(
        (check, n) ->
            System.out.printf("  %-12s %d (%.2f %%)%n", check, n, 100.0 * n / sources.size()));
    Map<String, int[]> caught = new TreeMap<>();
    Random random = new Random(1);
    for (int i = 0; i < sources.size(); i++) {
      for (String[] planted : planted(targets.get(i), sources.get(i), random)) {
        int[] count = caught.computeIfAbsent(planted[0], kind -> new int[2]);
        count[1]++;
        boolean seen = !GateProbe.found(sources.get(i), planted[1]).isEmpty();
        count[0] += seen ? 1 : 0;
        if (!seen && arguments.length > 2) {
          System.out.printf("missed: %s%n  %s%n  %s%n", planted[0], sources.get(i), planted[1]);
        }
      }
    }
    int all = 0;
    int found = 0;
    for (Map.Entry<String, int[]> kind : caught.entrySet()) {
      System.out.printf(
          "  planted %-18s caught %d of %d%n",
          kind.getKey(), kind.getValue()[0], kind.getValue()[1]);
      found += kind.getValue()[0];
      all += kind.getValue()[1];
    }
    System.out.printf("planted: %d, caught %d (%.1f %%)%n", all, found, 100.0 * found / all);
  }

  private static List<String[]> planted(String target, String source, Random random) {
    List<String[]> planted = new ArrayList<>();
    String number = target.replaceFirst("\\b(\\d)(\\d+)\\b", "$19$2");
    add(planted, "number changed", target, number);
    add(planted, "number left out", target, target.replaceFirst("\\b\\d{2,}[\\d,.]*\\b", "some"));
    add(
        planted,
        "negation left out",
        target,
        target.replaceFirst("(?i)\\b(?:do|does|did) not |\\bnot |\\bnever ", ""));
    if (random.nextInt(10) == 0) {
      add(planted, "half left out", target, target.substring(0, target.length() / 3));
      String tail = target.substring(Math.max(0, target.length() - 30));
      add(planted, "goes in circles", target, target + tail + tail + tail);
      add(
          planted,
          "left in the source",
          target,
          target.substring(0, target.length() / 2) + source.substring(source.length() / 2));
      add(planted, "source again", target, source);
      add(
          planted,
          "negation added",
          target,
          target.replaceFirst(" (is|was|are|were|will|has|have|can) ", " $1 not "));
    }
    java.util.regex.Matcher latin = java.util.regex.Pattern.compile("[A-Za-z]{3,}").matcher(source);
    if (latin.find()) {
      add(planted, "name changed", target, target.replace(latin.group(), "Xyzzy"));
    }
    return planted;
  }

  private static void add(List<String[]> planted, String kind, String before, String after) {
    if (!before.equals(after)) {
      planted.add(new String[] {kind, after});
    }
  }
}
