package dev.diptych.cli;

import dev.diptych.operations.EditionView;
import dev.diptych.operations.FileCheck;
import dev.diptych.operations.Lookout.Acknowledged;
import dev.diptych.operations.Lookout.Flawed;
import dev.diptych.operations.Lookout.Matter;
import dev.diptych.operations.Lookout.ServerView;
import dev.diptych.operations.Lookout.Standing;
import dev.diptych.operations.RefusalWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code status} says, in at most so many lines whatever has happened: the worst first, and of
 * what has no room how much it is and how to see it.
 */
final class StatusLines {

  private static final int LONGEST_LINE = 400;

  private StatusLines() {}

  /**
   * The lines.
   *
   * @param last lines that are always there, after all others
   * @param mostLines at most so many in all, at least 10
   */
  static List<String> of(Standing standing, List<String> last, int mostLines) {
    List<String> ending = new ArrayList<>(last);
    ServerView server = standing.server();
    if (server != null && !server.dead()) {
      ending.add(0, line("Serves at %s (%s)".formatted(server.address(), server.evidence())));
    }
    List<List<String>> running = new ArrayList<>();
    for (EditionView view : standing.running()) {
      running.add(List.of(line("Running: " + EditionLines.line(view))));
    }
    List<List<String>> acknowledged = new ArrayList<>();
    for (Acknowledged one : standing.acknowledged()) {
      acknowledged.add(List.of(acknowledged(one)));
    }
    // What comes later gets a line at least: of what there is nothing goes without a word.
    int runningAtLeast = Math.min(1, running.size());
    int acknowledgedAtLeast = Math.min(1, acknowledged.size());
    List<String> lines = new ArrayList<>();
    if (!standing.needsSomebody() && running.isEmpty()) {
      lines.add(
          "Nothing runs, and nothing%s needs you."
              .formatted(acknowledged.isEmpty() ? "" : " else"));
    }
    int most = mostLines - ending.size();
    within(needs(standing), most - runningAtLeast - acknowledgedAtLeast, "need you", lines);
    within(running, most - lines.size() - acknowledgedAtLeast, "run", lines);
    within(acknowledged, most - lines.size(), "are acknowledged", lines);
    lines.addAll(ending);
    return lines;
  }

  /**
   * Adds as many things as there is room for, and how many there are besides.
   *
   * @param things each as its lines, all of the same number
   * @param room for so many lines, at least 1 if there is a thing
   */
  private static void within(List<List<String>> things, int room, String verb, List<String> lines) {
    int height = things.isEmpty() ? 1 : things.get(0).size();
    int shown = things.size() * height <= room ? things.size() : (room - 1) / height;
    for (List<String> thing : things.subList(0, shown)) {
      lines.addAll(thing);
    }
    if (shown < things.size()) {
      lines.add("… and %d more %s: diptych status --json".formatted(things.size() - shown, verb));
    }
  }

  /** All that needs a person: what died or failed first, gaps last. */
  private static List<List<String>> needs(Standing standing) {
    List<List<String>> urgent = new ArrayList<>();
    List<List<String>> missing = new ArrayList<>();
    for (EditionView view : standing.attention()) {
      (view.exitStatus() == null ? urgent : missing)
          .add(
              List.of(
                  line("Needs you: " + EditionLines.line(view)),
                  line("  next: " + RefusalWords.commands(view.next()))));
    }
    for (Matter matter : standing.matters()) {
      urgent.add(matter(matter));
    }
    for (Flawed flawed : standing.flawed()) {
      urgent.add(flawed(flawed));
    }
    urgent.addAll(missing);
    return urgent;
  }

  private static List<String> matter(Matter matter) {
    return List.of(
        line("Needs you: " + matter.what()),
        line("  next: " + RefusalWords.commands(matter.next())));
  }

  private static List<String> flawed(Flawed edition) {
    FileCheck files = edition.files();
    String name = edition.job() + " " + edition.edition();
    return List.of(
        line(
            "Needs you: %s/%s  %d of %d published files are not what was written: %s%s"
                .formatted(
                    edition.job(),
                    edition.edition(),
                    files.flaws().size(),
                    files.files(),
                    files.flaws().stream()
                        .limit(3)
                        .map(flaw -> flaw.file() + " " + flaw.what())
                        .collect(Collectors.joining(", ")),
                    files.flaws().size() > 3 ? ", …" : "")),
        line("  next: diptych show %s --verify, then diptych publish %s".formatted(name, name)));
  }

  private static String acknowledged(Acknowledged one) {
    return line(
        "Acknowledged until %s: %s  %s (%s: %s)"
            .formatted(one.until(), one.subject(), one.what(), one.actor(), one.reason()));
  }

  /** One line, whatever a failure or a reason holds. */
  private static String line(String text) {
    String line = Printable.of(text);
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
  }
}
