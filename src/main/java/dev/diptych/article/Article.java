package dev.diptych.article;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One article as it was read: a function of the file's bytes and the reader's version.
 *
 * @param source the file it came from
 * @param language BCP 47 tag of most of its text
 * @param facts what the file says about it
 * @param sections in reading order; never empty, and at least one holds text
 * @param notes what the reader had to mend or doubts ("decoded as windows-1256 although the page
 *     declares UTF-8"), in plain words for the desk
 */
public record Article(
    SourceFile source,
    String language,
    ArticleFacts facts,
    List<Section> sections,
    List<String> notes) {

  /** Copies the lists, so that the article cannot change. */
  public Article {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /** See {@link SourceFile#articleId()}. */
  public String id() {
    return source.articleId();
  }

  /** The whole text: the sections joined, to the character. The title is not part of it. */
  public String text() {
    return sections.stream().map(Section::text).collect(Collectors.joining());
  }

  /** All segments in reading order. */
  public List<Segment> segments() {
    return sections.stream().flatMap(section -> section.segments().stream()).toList();
  }
}
