package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.RunDetails.Eta;
import dev.diptych.store.EditionSummary.Work;
import dev.diptych.store.Ledger.Night;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is foretold of runs, and where nothing is. */
class ForecastTest {

  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofMinutes(20));

  /** A night of 60 files in an hour, of which the last minute was for 60 digests. */
  private static final Night HOUR =
      new Night(60, 600, 60, START, START.plusSeconds(3540), START.plusSeconds(3600));

  /** The same in half the time. */
  private static final Night HALF =
      new Night(60, 600, 60, START, START.plusSeconds(1770), START.plusSeconds(1800));

  @Test
  void whileUnitsAreTranslatedTheirOwnRateCounts() {
    Eta eta = eta(new Work(10, 10, 300, 200, 0, 0), evenly(200, 1), List.of());

    assertThat(eta.what()).as("nothing is known of what follows").isEqualTo("translate");
    assertThat(seconds(eta.earliest())).isBetween(75L, 85L);
    assertThat(seconds(eta.latest())).isBetween(120L, 130L);
  }

  @Test
  void aRunThatGetsSlowerIsLateAtWorst() {
    List<Instant> slowed =
        IntStream.range(0, 200)
            .mapToObj(i -> NOW.minusSeconds(i < 25 ? 10L * i : 240 + i))
            .toList();

    Eta eta = eta(new Work(10, 10, 300, 200, 0, 0), slowed, List.of());

    assertThat(seconds(eta.earliest())).as("as it was on the whole").isBetween(160L, 190L);
    assertThat(seconds(eta.latest())).as("as it is now").isBetween(1100L, 1250L);
  }

  @Test
  void whatFollowsTheLastUnitIsKnownFromEarlierNights() {
    Eta eta = eta(new Work(10, 10, 300, 200, 60, 0), evenly(200, 1), List.of(HOUR, HALF));

    assertThat(eta.what()).isEqualTo("run");
    assertThat(seconds(eta.earliest())).as("80 s, and 60 × 0.5 s × 0.8").isBetween(100L, 108L);
    assertThat(seconds(eta.latest())).as("125 s, and 60 × 1 s × 1.25").isBetween(195L, 205L);
  }

  @Test
  void tooFewUnitsOrNoneForLongSayNothing() {
    Work work = new Work(10, 10, 300, 24, 0, 0);
    assertThat(eta(work, evenly(24, 1), List.of(HOUR, HALF))).isNull();
    assertThat(eta(work, List.of(), List.of(HOUR, HALF))).isNull();
    List<Instant> longAgo =
        evenly(200, 1).stream().map(at -> at.minus(Duration.ofMinutes(11))).toList();
    assertThat(eta(work, longAgo, List.of(HOUR, HALF))).isNull();
  }

  @Test
  void whileFilesAreReadEarlierNightsCount() {
    Work work = new Work(120, 30, 0, 0, 0, 0);

    Eta eta = eta(work, List.of(), List.of(HOUR, HALF));

    assertThat(eta.earliest()).isEqualTo(START.plusSeconds(2880));
    assertThat(eta.latest()).isEqualTo(START.plusSeconds(9000));
    assertThat(eta(work, List.of(), List.of(HOUR))).as("one night is chance").isNull();
    assertThat(forecast(work, false).eta(List.of(), () -> List.of(HOUR, HALF)))
        .as("it was interrupted")
        .isNull();
  }

  @Test
  void aRunThatIsLaterThanAnyOtherIsNotForetold() {
    assertThat(eta(new Work(10, 5, 0, 0, 0, 0), List.of(), List.of(HOUR, HALF))).isNull();
  }

  @Test
  void whileDigestsArePublishedTheirOwnRateCounts() {
    List<Instant> settled = List.of(NOW.minusSeconds(50));

    Eta eta = eta(new Work(10, 10, 1, 1, 150, 50), settled, List.of());

    assertThat(eta.what()).isEqualTo("run");
    assertThat(seconds(eta.earliest())).isEqualTo(80);
    assertThat(seconds(eta.latest())).isEqualTo(125);
    assertThat(eta(new Work(10, 10, 1, 1, 150, 24), settled, List.of())).isNull();
  }

  private static Eta eta(Work work, List<Instant> settled, List<Night> nights) {
    return forecast(work, true).eta(settled, () -> nights);
  }

  private static Forecast forecast(Work work, boolean first) {
    return new Forecast(NOW, START, first, work);
  }

  private static long seconds(Instant at) {
    return Duration.between(NOW, at).toSeconds();
  }

  /** One every so many seconds, the newest so long ago. */
  private static List<Instant> evenly(int units, int seconds) {
    return IntStream.rangeClosed(1, units)
        .mapToObj(i -> NOW.minusSeconds((long) i * seconds))
        .toList();
  }
}
