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
 * @param maxWords words of the source that may remain, as {@link dev.diptych.text.WordCount} counts
 *     them, at least 1; never exceeded
 * @param mayShorten whether an extractive engine may give one sentence that is too long for the
 *     words left as its opening only. Where a summary is a list of segment ids, it may not
 */
public record SummaryRequest(
    LanguagePair pair,
    String title,
    List<Segment> segments,
    int maxSentences,
    int maxWords,
    boolean mayShorten) {

  /** Copies the list, so that the request cannot change. */
  public SummaryRequest {
    segments = List.copyOf(segments);
  }

  /** How much text is to be summed up, in UTF-16 units. */
  public long characters() {
    return segments.stream().mapToLong(segment -> segment.content().length()).sum();
  }

  /** A request for whole sentences. */
  public SummaryRequest(
      LanguagePair pair, String title, List<Segment> segments, int maxSentences, int maxWords) {
    this(pair, title, segments, maxSentences, maxWords, false);
  }
}
