package dev.diptych.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.publish.StoryOrder.Story;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryOrderTest {

  private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");

  private static Story story(String key, int files, int watched, @Nullable String published) {
    return new Story(key, files, watched, published, key.charAt(0));
  }

  private static List<String> ranked(Story... stories) {
    return StoryOrder.ranked(List.of(stories), CAIRO);
  }

  @Test
  void filesOutrankWatchHitsAndThoseOutrankTime() {
    assertThat(
            ranked(
                story("a", 1, 0, "2026-11-24T05:00:00Z"),
                story("b", 1, 2, "2026-11-20"),
                story("c", 3, 0, null),
                story("d", 3, 1, null)))
        .containsExactly("d", "c", "b", "a");
  }

  @Test
  void timesAreComparedOnOneClock() {
    assertThat(
            ranked(
                story("a", 1, 0, "2026-11-24T01:00:00+05:00"),
                story("b", 1, 0, "2026-11-23T23:30:00"),
                story("c", 1, 0, "2026-11-23T20:30:00-02:00"),
                story("d", 1, 0, "2026-11-24")))
        .as("20:00Z, 21:30Z in Cairo, 22:30Z, 22:00Z")
        .containsExactly("c", "d", "b", "a");
  }

  @Test
  void whatStatesNoTimeComesLastAndInOrderOfTheFiles() {
    assertThat(
            ranked(
                story("c", 1, 0, "yesterday"),
                story("a", 1, 0, null),
                story("b", 1, 0, "2001-01-01")))
        .containsExactly("b", "a", "c");
  }
}
