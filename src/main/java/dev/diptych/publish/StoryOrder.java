package dev.diptych.publish;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which an edition tells its stories: what most files tell comes first, then what most
 * names of the watch list stand in, then what is newest. What states no time comes last; what is
 * equal in all of it stays in order of the files.
 */
public final class StoryOrder {

  private StoryOrder() {}

  /**
   * What a story is ranked by.
   *
   * @param key of the article that stands for it
   * @param files how many files tell it, from 1
   * @param watched how many names of the watch list it mentions
   * @param published in ISO 8601, {@code null} if no file says
   * @param position among the files
   */
  public record Story(
      String key, int files, int watched, @Nullable String published, int position) {}

  /**
   * The keys of stories in the order of a front page.
   *
   * @param zone in which times without an offset are read
   */
  public static List<String> ranked(Collection<Story> stories, ZoneId zone) {
    return stories.stream()
        .map(story -> new Timed(story, time(story.published(), zone)))
        .sorted(
            Comparator.comparingInt((Timed timed) -> -timed.story().files())
                .thenComparingInt(timed -> -timed.story().watched())
                .thenComparing(Timed::at, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                .thenComparingInt(timed -> timed.story().position()))
        .map(timed -> timed.story().key())
        .toList();
  }

  private static @Nullable Instant time(@Nullable String published, ZoneId zone) {
    Moment moment = published == null ? null : Moment.of(published, zone);
    return moment == null ? null : moment.in(zone).toInstant();
  }

  private record Timed(Story story, @Nullable Instant at) {}
}
