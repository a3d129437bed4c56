package dev.diptych.publish;

import dev.diptych.publish.EditionIndex.Fate;
import java.util.List;
import java.util.function.Predicate;

/** An edition in numbers. */
record EditionTally(
    int files,
    int articles,
    int filtered,
    int skipped,
    int withdrawn,
    int withGaps,
    int drafts,
    int withChecks,
    int withDeferred) {

  static EditionTally of(EditionIndex index) {
    return new EditionTally(
        index.files().size() - count(index, Fate.OPENED),
        index.digests().size(),
        count(index, Fate.FILTERED),
        count(index, Fate.SKIPPED),
        count(index, Fate.WITHDRAWN),
        count(index.digests(), entry -> entry.gaps() > 0),
        count(index.digests(), DigestEntry::draft),
        count(index.digests(), entry -> entry.checks() > 0),
        count(index.digests(), entry -> entry.deferred() > 0));
  }

  /** Whether there is nothing but drafts, so that it need not be said of each. */
  boolean allDrafts() {
    return articles > 0 && drafts == articles;
  }

  private static int count(EditionIndex index, Fate fate) {
    return (int) index.files().stream().filter(file -> file.fate() == fate).count();
  }

  private static int count(List<DigestEntry> entries, Predicate<DigestEntry> condition) {
    return (int) entries.stream().filter(condition).count();
  }
}
