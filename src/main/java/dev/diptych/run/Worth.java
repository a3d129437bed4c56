package dev.diptych.run;

import dev.diptych.digest.PreparedArticle;
import dev.diptych.digest.WorkUnit;
import dev.diptych.publish.WatchList;
import java.util.Set;

/**
 * How much a desk misses a work unit that did not come in time: what a deadline or a small budget
 * cuts off should be missed least. Smaller is worth more.
 */
final class Worth {

  /** An article's title. */
  static final int TITLE = 0;

  /** Sentences that sum the article up stand in it. */
  static final int SUMMARY = 1;

  /** A name of the watch list stands in it. */
  static final int WATCHED = 2;

  /** Anything else. */
  static final int REST = 3;

  private final WatchList watch;

  Worth(WatchList watch) {
    this.watch = watch;
  }

  /** The worth of one of an article's units. */
  int of(WorkUnit unit, PreparedArticle article) {
    if (unit.unit().equals(WorkUnit.HEAD)) {
      return TITLE;
    }
    if (unit.isSummary()) {
      return SUMMARY;
    }
    Set<String> summary = Set.copyOf(article.summary());
    if (unit.lines().stream().anyMatch(line -> summary.contains(line.segmentId()))) {
      return SUMMARY;
    }
    return unit.lines().stream().anyMatch(line -> watch.mentions(line.text())) ? WATCHED : REST;
  }
}
