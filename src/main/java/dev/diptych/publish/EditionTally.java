package dev.diptych.publish;

import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    private static Fates of(List<FileFate> files) {
      return new Fates(
          count(files, Fate.READ),
          count(files, Fate.FILTERED),
          count(files, Fate.SKIPPED),
          count(files, Fate.WITHDRAWN));
    }

    private static int count(List<FileFate> files, Fate fate) {
      return (int) files.stream().filter(file -> file.fate() == fate).count();
    }
  }

  static EditionTally of(EditionIndex index) {
    Set<String> opened = new HashSet<>();
    index.files().stream()
        .filter(file -> file.fate() == Fate.OPENED)
        .forEach(file -> opened.add(file.path()));
    Set<String> news = new HashSet<>();
    for (FileFate file : index.files()) {
      String around = around(file, opened);
      if (around != null && file.fate() != Fate.FILTERED) {
        news.add(around);
      }
    }
    List<FileFate> inside =
        index.files().stream().filter(file -> around(file, opened) != null).toList();
    Fates alone =
        Fates.of(index.files().stream().filter(file -> around(file, opened) == null).toList());
    Fates files =
        new Fates(
            alone.read() + news.size(),
            alone.filtered() + opened.size() - news.size(),
            alone.skipped(),
            alone.withdrawn());
    Fates items = Fates.of(index.files());
    return new EditionTally(
        items,
        files,
        Fates.of(inside),
        Math.max(items.read(), index.digests().size()),
        index.digests().size(),
        count(index.digests(), entry -> entry.gaps() > 0),
        count(index.digests(), DigestEntry::draft),
        count(index.digests(), entry -> entry.checks() > 0),
        count(index.digests(), entry -> entry.deferred() > 0));
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

  private static int count(List<DigestEntry> entries, Predicate<DigestEntry> condition) {
    return (int) entries.stream().filter(condition).count();
  }
}
