package dev.diptych.publish;

import dev.diptych.publish.EditionEntries.Key;
import dev.diptych.publish.EditionIndex.Fate;
import dev.diptych.publish.EditionIndex.FileFate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a whole edition before its first page can be written: its numbers, the
 * order of its stories, who is mentioned where. Of each digest it keeps the names by which it is
 * found again, some 200 bytes; all else is read when its page is written.
 */
final class EditionSurvey {

  /** So many entries are in memory at a time where all are read in their order. */
  static final int AT_ONCE = 500;

  /** So many reasons why files could not be read are told apart. */
  private static final int MAX_REASONS = 1_000;

  private final EditionTally tally;
  private final List<Key> order;
  private final List<Row> rows;
  private final Map<String, List<Key>> mentions;
  private final Told told;

  private EditionSurvey(
      EditionTally tally,
      List<Key> order,
      List<Row> rows,
      Map<String, List<Key>> mentions,
      Told told) {
    this.tally = tally;
    this.order = order;
    this.rows = rows;
    this.mentions = mentions;
    this.told = told;
  }

  /**
   * A row of the index: a story with the reprints that have a digest of their own.
   *
   * @param place of the digest that stands for it, from 0
   * @param members that digest first
   */
  record Row(int place, List<Key> members) {}

  /**
   * Files that the end of the front page tells of.
   *
   * @param files the first of them, those first that need somebody
   * @param count of all
   * @param reasons why files could not be read, each once, in the order they were met
   */
  record Told(List<FileFate> files, int count, List<String> reasons) {}

  static EditionSurvey of(EditionContents contents, ZoneId zone) {
    FileCounts files = new FileCounts();
    contents.files().forEach(files::opened);
    contents.files().forEach(files::add);
    EntryCounts entries = new EntryCounts();
    contents.digests().all().forEach(entries::add);
    List<Key> order =
        entries.isPlaced() ? entries.byPlace() : rankedAnew(contents.digests(), zone, entries);
    return new EditionSurvey(
        tally(files, entries),
        order,
        rows(order, groups(contents.digests(), entries)),
        entries.mentionsIn(order),
        files.told());
  }

  EditionTally tally() {
    return tally;
  }

  /** The digests in the order in which the edition's pages lead from one to the next. */
  List<Key> order() {
    return order;
  }

  /** The rows of the index in order. */
  List<Row> rows() {
    return rows;
  }

  /** The digests that mention each name of a watch list, in their order; others are missing. */
  Map<String, List<Key>> mentions() {
    return mentions;
  }

  Told told() {
    return told;
  }

  /** Has a reader look at the entries in this order. */
  static void each(EditionEntries entries, List<Key> keys, Consumer<DigestEntry> reader) {
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      Map<String, DigestEntry> found = entries.some(some);
      some.forEach(key -> reader.accept(Objects.requireNonNull(found.get(key.slug()), key.slug())));
    }
  }

  private static EditionTally tally(FileCounts files, EntryCounts entries) {
    return files.tally(
        entries.found.size(), entries.gaps, entries.drafts, entries.checks, entries.deferred);
  }

  /** An earlier version published them without an order. */
  private static List<Key> rankedAnew(EditionEntries digests, ZoneId zone, EntryCounts entries) {
    Map<String, Key> bySlug = new HashMap<>();
    entries.found.forEach(one -> bySlug.put(one.key().slug(), one.key()));
    List<StoryOrder.Story> stories = new ArrayList<>();
    digests
        .all()
        .forEach(
            entry -> {
              DigestEntry.Story story = entry.story();
              stories.add(
                  new StoryOrder.Story(
                      entry.slug(),
                      story == null ? 1 : 1 + story.reprints().size(),
                      entry.watchHits().size(),
                      entry.published(),
                      stories.size()));
            });
    return StoryOrder.ranked(stories, zone).stream()
        .map(slug -> Objects.requireNonNull(bySlug.get(slug)))
        .toList();
  }

  /** Groups of several digests, each led by the one that stands for all. */
  private static List<List<Key>> groups(EditionEntries digests, EntryCounts entries) {
    if (entries.storyByPath.isEmpty()) {
      return List.of();
    }
    Map<String, List<Member>> byStory = new LinkedHashMap<>();
    digests
        .all()
        .forEach(
            entry -> {
              String id = entries.storyByPath.get(entry.path());
              if (id != null) {
                List<Member> group = byStory.computeIfAbsent(id, key -> new ArrayList<>(1));
                DigestEntry.Story story = entry.story();
                boolean tells = story != null;
                boolean stands = story != null && !story.reprints().isEmpty();
                boolean led = !group.isEmpty() && group.get(0).tells();
                group.add(stands && !led ? 0 : group.size(), new Member(key(entry), tells));
              }
            });
    return byStory.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().map(Member::key).toList())
        .toList();
  }

  private static List<Row> rows(List<Key> order, List<List<Key>> groups) {
    Map<Key, List<Key>> byLead = new HashMap<>();
    Set<Key> led = new LinkedHashSet<>();
    for (List<Key> group : groups) {
      byLead.put(group.get(0), group);
      led.addAll(group.subList(1, group.size()));
    }
    List<Row> rows = new ArrayList<>(order.size());
    for (int place = 0; place < order.size(); place++) {
      Key key = order.get(place);
      if (!led.contains(key)) {
        rows.add(new Row(place, byLead.getOrDefault(key, List.of(key))));
      }
    }
    return rows;
  }

  static Key key(DigestEntry entry) {
    return new Key(entry.slug(), entry.articleId());
  }

  /**
   * A digest of a story.
   *
   * @param tells whether it says that it belongs to one
   */
  private record Member(Key key, boolean tells) {}

  /** A digest and its place, {@code null} in entries of earlier versions. */
  private record Placed(Key key, @Nullable Integer place) {}

  /** Counts digests. */
  private static final class EntryCounts {

    private final List<Placed> found = new ArrayList<>();
    private final Map<String, String> storyByPath = new HashMap<>();
    private final Map<String, List<Key>> mentions = new HashMap<>();
    private int gaps;
    private int drafts;
    private int checks;
    private int deferred;

    void add(DigestEntry entry) {
      Key key = key(entry);
      found.add(new Placed(key, entry.place()));
      gaps += entry.gaps() > 0 ? 1 : 0;
      drafts += entry.draft() ? 1 : 0;
      checks += entry.checks() > 0 ? 1 : 0;
      deferred += entry.deferred() > 0 ? 1 : 0;
      entry
          .watchHits()
          .keySet()
          .forEach(name -> mentions.computeIfAbsent(name, n -> new ArrayList<>()).add(key));
      DigestEntry.Story story = entry.story();
      if (story != null && !story.reprints().isEmpty()) {
        storyByPath.put(entry.path(), story.id());
        story.reprints().forEach(path -> storyByPath.putIfAbsent(path, story.id()));
      }
    }

    boolean isPlaced() {
      return found.stream().allMatch(one -> one.place() != null);
    }

    List<Key> byPlace() {
      return found.stream()
          .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.place())))
          .map(Placed::key)
          .toList();
    }

    Map<String, List<Key>> mentionsIn(List<Key> order) {
      if (!mentions.isEmpty()) {
        Map<Key, Integer> places = new HashMap<>();
        order.forEach(key -> places.put(key, places.size()));
        mentions.values().forEach(keys -> keys.sort(Comparator.comparing(places::get)));
      }
      return Collections.unmodifiableMap(mentions);
    }
  }

  /** Counts files. */
  private static final class FileCounts {

    private final EditionTally.Counting counting = new EditionTally.Counting();
    private final List<FileFate> need = new ArrayList<>();
    private final List<FileFate> filtered = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private int count;

    void opened(FileFate file) {
      counting.opened(file);
    }

    void add(FileFate file) {
      counting.add(file);
      if (file.fate() == Fate.SKIPPED && file.reason() != null && reasons.size() < MAX_REASONS) {
        reasons.add(file.reason());
      }
      if (isTold(file)) {
        count++;
        List<FileFate> kept = file.fate() == Fate.FILTERED ? filtered : need;
        if (kept.size() < IndexPage.MAX_FATES) {
          kept.add(file);
        }
      }
    }

    /** A file of several articles is told of where there is more to say than its articles do. */
    private static boolean isTold(FileFate file) {
      return file.fate() != Fate.READ && (file.fate() != Fate.OPENED || file.reason() != null);
    }

    Told told() {
      List<FileFate> files = new ArrayList<>(need);
      files.addAll(filtered);
      return new Told(
          List.copyOf(files.subList(0, Math.min(files.size(), IndexPage.MAX_FATES))),
          count,
          List.copyOf(reasons));
    }

    EditionTally tally(int stories, int gaps, int drafts, int checks, int deferred) {
      return counting.tally(stories, gaps, drafts, checks, deferred);
    }
  }
}
