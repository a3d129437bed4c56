package dev.diptych.publish;

import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An edition in numbers that add up: files are those read, unchanged, unreadable and withdrawn;
 * articles are stories and reprints.
 *
 * @param items files of one article, and the articles inside files of several
 * @param files in the input folder, a file of several articles counting once; it is unchanged if
 *     all its articles are
 * @param inside articles inside files of several
 * @param articles that were read
 * @param stories articles with a digest
 */
record EditionTally(
    Fates items,
    Fates files,
    Fates inside,
    int articles,
    int stories,
    int withGaps,
    int drafts,
    int withChecks,
    int withDeferred) {

  /** How many have which fate. */
  record Fates(int read, int filtered, int skipped, int withdrawn) {

    int all() {
      return read + filtered + skipped + withdrawn;
    }
  }

  /** How many files have which fate so far. */
  private static final class FateCounts {

    private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);

    void add(Fate fate) {
      counts.merge(fate, 1, Integer::sum);
    }

    Fates fates() {
      return new Fates(of(Fate.READ), of(Fate.FILTERED), of(Fate.SKIPPED), of(Fate.WITHDRAWN));
    }

    private int of(Fate fate) {
      return counts.getOrDefault(fate, 0);
    }
  }

  static EditionTally of(EditionIndex index) {
    return index.survey().tally();
  }

  /** Counts files one by one, in two rounds: what was opened must be known first. */
  static final class Counting {

    private final Set<String> opened = new HashSet<>();
    private final Set<String> news = new HashSet<>();
    private final FateCounts items = new FateCounts();
    private final FateCounts alone = new FateCounts();
    private final FateCounts inside = new FateCounts();

    /** The first round. */
    void opened(FileFate file) {
      if (file.fate() == Fate.OPENED) {
        opened.add(file.path());
      }
    }

    /** The second round. */
    void add(FileFate file) {
      items.add(file.fate());
      String around = around(file, opened);
      if (around == null) {
        alone.add(file.fate());
        return;
      }
      inside.add(file.fate());
      if (file.fate() != Fate.FILTERED) {
        news.add(around);
      }
    }

    EditionTally tally(int stories, int withGaps, int drafts, int withChecks, int withDeferred) {
      Fates single = alone.fates();
      return new EditionTally(
          items.fates(),
          new Fates(
              single.read() + news.size(),
              single.filtered() + opened.size() - news.size(),
              single.skipped(),
              single.withdrawn()),
          inside.fates(),
          Math.max(items.fates().read(), stories),
          stories,
          withGaps,
          drafts,
          withChecks,
          withDeferred);
    }
  }

  /** The file of several that an item lies in, {@code null} for a file. */
  private static @Nullable String around(FileFate file, Set<String> opened) {
    if (file.fate() == Fate.OPENED || opened.isEmpty()) {
      return null;
    }
    String path = file.path();
    for (int at = path.indexOf('!'); at >= 0; at = path.indexOf('!', at + 1)) {
      if (opened.contains(path.substring(0, at))) {
        return path.substring(0, at);
      }
    }
    return null;
  }

  /** Articles whose text stands in another one's digest. */
  int reprints() {
    return articles - stories;
  }

  /** Whether there is nothing but drafts, so that it need not be said of each. */
  boolean allDrafts() {
    return stories > 0 && drafts == stories;
  }
}
