package dev.diptych.engine;

import dev.diptych.article.Segment;
import java.util.List;

/**
 * What to summarise and how much may remain.
 *
 * @param pair the article's language and the summary's; an extractive engine ignores the target
 * @param title the article's title, empty if it has none
 * @param segments in reading order, not empty
 * @param maxSentences at least 1
 * @param maxWords words of the source that may remain, at least 1; never exceeded
 */
public record SummaryRequest(
    LanguagePair pair, String title, List<Segment> segments, int maxSentences, int maxWords) {

  /** Copies the list, so that the request cannot change. */
  public SummaryRequest {
    segments = List.copyOf(segments);
  }
}
