package dev.diptych.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.EditionName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** How many may follow runs at once, and until when; what they are told: ApiTest, PagesTest. */
class LiveStreamsTest {

  private final LiveStreams streams =
      new LiveStreams(
          name -> {
            throw new QueryTimeoutException("the database is away");
          });

  private boolean opened(int number) {
    return streams.open(new EditionName("night", "2026-11-" + number), standing -> "").isPresent();
  }

  @Test
  void aBoundHoldsForAllTogether() {
    streams.start();
    try {
      for (int i = 0; i < LiveStreams.MOST; i++) {
        assertThat(opened(i % 7)).as("%d", i).isTrue();
      }
      assertThat(opened(1)).isFalse();
      assertThat(streams.count()).isEqualTo(LiveStreams.MOST);
    } finally {
      streams.stop();
    }
  }

  @Test
  void nobodyFollowsBeforeTheServerBeginsOrWhenItEnds() {
    assertThat(opened(1)).isFalse();
    streams.start();
    assertThat(opened(1)).isTrue();
    streams.stop();
    assertThat(streams.count()).as("ended with the server").isZero();
    assertThat(opened(1)).isFalse();
  }
}
