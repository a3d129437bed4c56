package dev.diptych.article;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of an article under one heading; the part before the first heading is the lead.
 *
 * @param id {@code s0} for the lead, {@code s1}, {@code s2} … in reading order
 * @param level 0 for the lead, otherwise the heading's level from 1 to 6
 * @param heading the heading's text without white space around it; empty for the lead and for the
 *     continuation of a section that was longer than a work unit may be
 * @param language BCP 47 tag of the section's text
 * @param segments in reading order; empty where a heading stands alone
 */
public record Section(
    String id, int level, String heading, String language, List<Segment> segments) {

  /** Copies the list, so that the section cannot change. */
  public Section {
    segments = List.copyOf(segments);
  }

  /** Whether a heading of its own stands above this section. */
  public boolean hasHeading() {
    return !heading.isEmpty();
  }

  /** The text under the heading: the segments joined, to the character. */
  public String body() {
    return segments.stream().map(Segment::text).collect(Collectors.joining());
  }

  /** Heading and body as they stand in {@link Article#text()}. */
  public String text() {
    return hasHeading() ? heading + "\n\n" + body() : body();
  }
}
