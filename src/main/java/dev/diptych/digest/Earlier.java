package dev.diptych.digest;

import dev.diptych.digest.UnitResult.LineResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An article as an earlier edition had it, in one target language.
 *
 * @param edition that edition's label
 * @param article its text then
 * @param lines by segment id: what that edition made of it
 */
public record Earlier(String edition, PreparedArticle article, Map<String, LineResult> lines) {

  /** Copies the map, so that nothing changes any more. */
  public Earlier {
    lines = Map.copyOf(lines);
  }

  /** An article that had its own results. */
  public static Earlier of(
      String edition, PreparedArticle article, Collection<UnitResult> results) {
    return new Earlier(edition, article, bySegment(results));
  }

  /**
   * A reprint, of which no engine was asked: where its sentences are those of the article that
   * stood for it, so are their targets.
   *
   * @param shown the article that stood for it
   * @param results of that article
   */
  public static Earlier ofReprint(
      String edition,
      PreparedArticle reprint,
      PreparedArticle shown,
      Collection<UnitResult> results) {
    Map<String, LineResult> lines = bySegment(results);
    Map<String, LineResult> byText = new HashMap<>();
    texts(shown)
        .forEach(
            (id, text) -> {
              LineResult line = lines.get(id);
              if (line != null) {
                byText.putIfAbsent(text, line);
              }
            });
    Map<String, LineResult> own = new HashMap<>();
    texts(reprint)
        .forEach(
            (id, text) -> {
              LineResult line = byText.get(text);
              if (line != null) {
                own.put(id, line);
              }
            });
    return new Earlier(edition, reprint, own);
  }

  /** Results of units by the segment they are about. */
  static Map<String, LineResult> bySegment(Collection<UnitResult> results) {
    Map<String, LineResult> lines = new LinkedHashMap<>();
    results.forEach(result -> result.lines().forEach(line -> lines.put(line.segmentId(), line)));
    return lines;
  }

  private static Map<String, String> texts(PreparedArticle prepared) {
    Map<String, String> texts = new HashMap<>();
    String title = prepared.article().facts().title();
    if (title != null) {
      texts.put(WorkUnit.TITLE, Comparison.folded(title));
    }
    prepared
        .article()
        .sections()
        .forEach(
            section -> {
              texts.put(WorkUnit.headingOf(section.id()), Comparison.folded(section.heading()));
              section
                  .segments()
                  .forEach(
                      segment -> texts.put(segment.id(), Comparison.folded(segment.content())));
            });
    return texts;
  }

  /**
   * Whether text and targets are still there: both go when the history of their edition's runs
   * does. An edition that had another target language says nothing in this one.
   */
  boolean canBeShown(String target) {
    return !article.article().segments().isEmpty()
        && (!lines.isEmpty()
            || !PreparedArticle.needsTranslation(article.article().language(), target));
  }
}
