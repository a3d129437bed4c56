package dev.diptych.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a digest.
 *
 * @param id as in the article: {@code s0} is the lead
 * @param level 0 for the lead, otherwise 1 to 6
 * @param heading the heading's row; {@code null} for the lead and for a continuation
 * @param rows one a segment, in reading order
 * @param tellingSegment id of the row that says most about the section; {@code null} if it has no
 *     rows
 * @param language BCP 47 tag of its source where that is not the article's language, otherwise
 *     {@code null}
 */
public record DigestSection(
    String id,
    int level,
    @Nullable Row heading,
    List<Row> rows,
    @Nullable String tellingSegment,
    @Nullable String language) {

  /** Copies the list, so that the section cannot change. */
  public DigestSection {
    rows = List.copyOf(rows);
  }
}
