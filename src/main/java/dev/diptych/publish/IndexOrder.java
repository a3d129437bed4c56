package dev.diptych.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The digests of an edition in the order in which its pages lead from one to the next. */
final class IndexOrder {

  private IndexOrder() {}

  /** As they were published; ranked anew where an earlier version published them without order. */
  static List<DigestEntry> of(EditionIndex index) {
    List<DigestEntry> entries = new ArrayList<>(index.digests());
    if (entries.stream().allMatch(entry -> entry.place() != null)) {
      entries.sort(Comparator.comparing(entry -> Objects.requireNonNull(entry.place())));
      return entries;
    }
    Map<String, DigestEntry> bySlug = new HashMap<>();
    List<StoryOrder.Story> stories = new ArrayList<>();
    for (DigestEntry entry : entries) {
      bySlug.put(entry.slug(), entry);
      DigestEntry.Story story = entry.story();
      stories.add(
          new StoryOrder.Story(
              entry.slug(),
              story == null ? 1 : 1 + story.reprints().size(),
              entry.watchHits().size(),
              entry.published(),
              stories.size()));
    }
    return StoryOrder.ranked(stories, index.zone()).stream()
        .map(slug -> Objects.requireNonNull(bySlug.get(slug)))
        .toList();
  }
}
