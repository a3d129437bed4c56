package dev.diptych.publish;

import dev.diptych.digest.Finding;
import dev.diptych.digest.Finding.Check;
import dev.diptych.digest.Row;
import dev.diptych.engine.Alignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a row's two texts that a reader may press, because the engine says which words
 * belong together, and those that a check is about.
 */
final class WordParts {

  /** More readings than this nobody compares. */
  private static final int MOST_READINGS = 8;

  private static final int MAX_READING = 80;
  private static final int MOST_MARKS = 6;

  private final List<Html.Part> source;
  private final List<Html.Part> target;

  WordParts(Row row) {
    List<String> doubted = doubted(row);
    List<int[]> sourceMarks = marks(row.source(), doubted);
    List<int[]> targetMarks = row.target() == null ? List.of() : marks(row.target(), doubted);
    if (row.alignment().isEmpty() || row.target() == null) {
      source = only(sourceMarks);
      target = only(targetMarks);
    } else {
      source = new ArrayList<>();
      target = new ArrayList<>();
      int number = 0;
      for (Alignment words : row.alignment()) {
        number++;
        String readings = readings(words, row.target());
        source.add(part(words.sourceFrom(), words.sourceTo(), number, readings, sourceMarks));
        target.add(part(words.targetFrom(), words.targetTo(), number, null, targetMarks));
      }
      source.sort(Comparator.comparingInt(Html.Part::from));
      target.sort(Comparator.comparingInt(Html.Part::from));
    }
  }

  List<Html.Part> source() {
    return source;
  }

  List<Html.Part> target() {
    return target;
  }

  private static List<Html.Part> only(List<int[]> marks) {
    return marks.stream().map(mark -> new Html.Part(mark[0], mark[1], "mark", List.of())).toList();
  }

  private static Html.Part part(
      int from, int to, int number, @Nullable String readings, List<int[]> marks) {
    boolean doubted = marks.stream().anyMatch(mark -> mark[0] < to && from < mark[1]);
    List<@Nullable String> attributes = new ArrayList<>();
    attributes.add("class");
    attributes.add(doubted ? "w m" : "w");
    attributes.add("data-w");
    attributes.add(Integer.toString(number));
    attributes.add("data-r");
    attributes.add(readings);
    return new Html.Part(from, to, "span", attributes);
  }

  /** One a line, without what stands in the target anyway; {@code null} without any. */
  private static @Nullable String readings(Alignment words, String target) {
    String chosen =
        words.targetTo() > target.length()
            ? ""
            : target.substring(words.targetFrom(), words.targetTo());
    List<String> readings =
        words.readings().stream()
            .filter(reading -> !reading.strip().equalsIgnoreCase(chosen))
            .limit(MOST_READINGS)
            .map(reading -> PlainText.beginning(PlainText.line(reading).strip(), MAX_READING))
            .filter(reading -> !reading.isEmpty())
            .distinct()
            .toList();
    return readings.isEmpty() ? null : String.join("\n", readings);
  }

  /** The words that the checks are about, as the findings name them. */
  private static List<String> doubted(Row row) {
    List<String> words = new ArrayList<>();
    for (Finding finding : row.findings()) {
      if (finding.check() == Check.ENGINE_DOUBT && finding.arguments().size() == 1) {
        String said = finding.arguments().get(0);
        words.add(said.substring(said.indexOf(": ") < 0 ? 0 : said.indexOf(": ") + 2));
      } else if (finding.check() == Check.NUMBERS
          || finding.check() == Check.NAMES
          || finding.check() == Check.VERBATIM
          || finding.check() == Check.TERM
          || finding.check() == Check.REPETITION) {
        words.addAll(finding.arguments());
      }
    }
    return words;
  }

  /** Where the words stand, each once, in order. */
  private static List<int[]> marks(String text, List<String> words) {
    List<int[]> marks = new ArrayList<>();
    for (String word : words) {
      int at = marks.size() < MOST_MARKS ? find(text, word) : -1;
      if (at >= 0) {
        marks.add(new int[] {at, at + word.length()});
      }
    }
    marks.sort(Comparator.comparingInt(mark -> mark[0]));
    return marks;
  }

  private static int find(String text, String word) {
    if (word.isBlank()) {
      return -1;
    }
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !joins(text.charAt(end));
      if (begins && ends) {
        return at;
      }
    }
    return -1;
  }

  private static boolean joins(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
