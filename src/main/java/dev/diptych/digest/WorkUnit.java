package dev.diptych.digest;

import dev.diptych.engine.LanguagePair;
import dev.diptych.engine.RequestContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What is translated, paid for and retried as one: the head of an article or one of its sections,
 * into one target language; or its summary. Built from source text alone, so units do not depend on
 * each other.
 *
 * @param articleId the article
 * @param unit {@link #HEAD}, {@link #SUMMARY}, or the section's id
 * @param pair the text's language and the target
 * @param lines what to translate, in reading order; never empty
 * @param context what was read before the first of them
 */
public record WorkUnit(
    String articleId, String unit, LanguagePair pair, List<Line> lines, RequestContext context) {

  /** The unit that holds an article's title. */
  public static final String HEAD = "head";

  /** The unit whose result is the article's summary, written by an engine from all of its text. */
  public static final String SUMMARY = "summary";

  /** The segment id of an article's title. */
  public static final String TITLE = "title";

  /** Copies the list and rejects a unit without text. */
  public WorkUnit {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("Unit " + articleId + "/" + unit + " has no lines");
    }
  }

  /** A unit before which nothing was read. */
  public WorkUnit(String articleId, String unit, LanguagePair pair, List<Line> lines) {
    this(articleId, unit, pair, lines, RequestContext.NONE);
  }

  /** Whether its lines are to be summed up, not translated. */
  public boolean isSummary() {
    return unit.equals(SUMMARY);
  }

  /** What was read before the first line with this text. Its heading is known by itself. */
  RequestContext contextOf(String text) {
    List<String> before = new ArrayList<>();
    for (Line line : lines) {
      if (line.text().equals(text)) {
        break;
      }
      if (!line.segmentId().equals(headingOf(unit))) {
        before.add(line.text());
      }
    }
    return context.after(before);
  }

  /** The segment id under which a section's heading is translated. */
  public static String headingOf(String sectionId) {
    return sectionId + ".h";
  }

  /**
   * One text of a unit.
   *
   * @param segmentId the segment, {@link #TITLE}, or a {@linkplain #headingOf heading}
   * @param text without white space around it, never empty
   */
  public record Line(String segmentId, String text) {}
}
