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
   * @param most at most so many in all, at least 10
   */
  static List<String> of(Standing standing, List<String> last, int most) {
    List<String> ending = new ArrayList<>(last);
    ServerView server = standing.server();
    if (server != null && !server.dead()) {
      ending.add(0, line("Serves at %s (%s)".formatted(server.address(), server.evidence())));
    }
    List<Part> parts =
        List.of(
            new Part(needs(standing), 2, "need you: diptych status --json"),
            new Part(
                standing.running().stream()
                    .map(view -> List.of(line("Running: " + EditionLines.line(view))))
                    .toList(),
                1,
                "run: diptych status --json"),
            new Part(
                standing.acknowledged().stream().map(one -> List.of(acknowledged(one))).toList(),
                1,
                "are acknowledged: diptych status --json"));
    List<String> lines = new ArrayList<>();
    int left = most - ending.size();
    for (int i = 0; i < parts.size(); i++) {
      // What comes later gets a line at least: of what there is nothing goes without a word.
      int kept = parts.stream().skip(i + 1L).mapToInt(part -> part.things.isEmpty() ? 0 : 1).sum();
      List<String> written = parts.get(i).within(left - kept);
      lines.addAll(written);
      left -= written.size();
    }
    if (lines.isEmpty()) {
      lines.add("Nothing runs, and nothing needs you.");
    } else if (!standing.needsSomebody() && standing.running().isEmpty()) {
      lines.add(0, "Nothing runs, and nothing else needs you.");
      if (lines.size() + ending.size() > most) {
        lines.remove(lines.size() - 2);
      }
    }
    lines.addAll(ending);
    return lines;
  }

  /**
   * Things of one kind.
   *
   * @param things each as its lines
   * @param height lines of each
   * @param more what to say of those that have no room, after their number
   */
  private record Part(List<List<String>> things, int height, String more) {

    List<String> within(int room) {
      int shown = things.size() * height <= room ? things.size() : Math.max(0, (room - 1) / height);
      List<String> lines =
          things.stream()
              .limit(shown)
              .flatMap(List::stream)
              .collect(Collectors.toCollection(ArrayList::new));
      if (shown < things.size()) {
        lines.add("… and %d more %s".formatted(things.size() - shown, more));
      }
      return lines;
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
    standing.matters().forEach(matter -> urgent.add(matter(matter)));
    standing.flawed().forEach(flawed -> urgent.add(flawed(flawed)));
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
