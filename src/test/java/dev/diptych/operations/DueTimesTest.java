package dev.diptych.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diptych.operations.DueTimes.Due;
import dev.diptych.operations.DueTimes.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.support.CronExpression;

/** When a job is due in the nights in which clocks change. */
class DueTimesTest {

  private static final String AT_HALF_PAST_TWO = "0 30 2 * * *";

  private static DueTimes times(String cron, String zone) {
    return new DueTimes(cron, ZoneId.of(zone));
  }

  private static List<String> next(DueTimes times, String after, int many) {
    return times.next(Instant.parse(after), many).stream().map(due -> due.at().toString()).toList();
  }

  private static Due first(DueTimes times, String after) {
    return times.next(Instant.parse(after)).orElseThrow();
  }

  @Test
  void aTimeThatDoesNotExistInBerlinIsAnHourLater() {
    DueTimes times = times(AT_HALF_PAST_TWO, "Europe/Berlin");

    assertThat(next(times, "2027-03-26T12:00:00Z", 3))
        .containsExactly("2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
    Due shifted = first(times, "2027-03-27T12:00:00Z");
    assertThat(shifted.shift()).isEqualTo(Shift.DOES_NOT_EXIST);
    assertThat(shifted.shown()).isEqualTo(LocalDateTime.of(2027, 3, 28, 3, 30));
    assertThat(shifted.note()).isEqualTo("03:30, as 02:30 does not exist that day");
    assertThat(first(times, "2027-03-28T12:00:00Z").note()).isNull();
  }

  @Test
  void whoLooksBetweenTheChangeAndThatTimeStillFindsIt() {
    DueTimes times = times(AT_HALF_PAST_TWO, "Europe/Berlin");

    assertThat(next(times, "2027-03-28T01:00:00Z", 1)).containsExactly("2027-03-28T01:30:00Z");
    assertThat(next(times, "2027-03-28T01:29:59Z", 1)).containsExactly("2027-03-28T01:30:00Z");
    assertThat(next(times, "2027-03-28T01:30:00Z", 1)).containsExactly("2027-03-29T00:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceInBerlinIsTheFirst() {
    DueTimes times = times(AT_HALF_PAST_TWO, "Europe/Berlin");

    assertThat(next(times, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(first(times, "2026-10-24T12:00:00Z").note())
        .isEqualTo("the first 02:30, as it comes twice that day");
    assertThat(next(times, "2026-10-25T00:30:00Z", 1)).containsExactly("2026-10-26T01:30:00Z");
    assertThat(next(times, "2026-10-25T01:10:00Z", 1)).containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void bothChangesOfCairo() {
    DueTimes afterMidnight = times("0 30 0 * * *", "Africa/Cairo");
    assertThat(next(afterMidnight, "2027-04-29T12:00:00Z", 2))
        .containsExactly("2027-04-29T22:30:00Z", "2027-04-30T21:30:00Z");
    assertThat(first(afterMidnight, "2027-04-29T12:00:00Z").note())
        .isEqualTo("01:30, as 00:30 does not exist that day");

    DueTimes beforeMidnight = times("0 30 23 * * *", "Africa/Cairo");
    assertThat(next(beforeMidnight, "2026-10-29T12:00:00Z", 2))
        .containsExactly("2026-10-29T20:30:00Z", "2026-10-30T21:30:00Z");
    assertThat(first(beforeMidnight, "2026-10-29T12:00:00Z").shift()).isEqualTo(Shift.COMES_TWICE);
  }

  /** Whatever the cron: each of its times of day once, at the instant that the clock gives it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 30 2 * * *|Europe/Berlin|2027-03-27T00:00:00Z",
        "0 30 2 * * *|Europe/Berlin|2026-10-24T00:00:00Z",
        "0 */10 * * * *|Europe/Berlin|2027-03-27T00:00:00Z",
        "0 */10 * * * *|Europe/Berlin|2026-10-24T00:00:00Z",
        "0 5,50 1-3 * * *|Europe/Berlin|2027-03-27T00:00:00Z",
        "0 0 0 * * *|Africa/Cairo|2027-04-29T00:00:00Z",
        "0 */7 0,1,23 * * *|Africa/Cairo|2027-04-29T00:00:00Z",
        "0 */7 0,1,23 * * *|Africa/Cairo|2026-10-28T00:00:00Z",
        "0 10,35 2 * * *|Australia/Lord_Howe|2027-10-01T00:00:00Z",
        "0 0 12 * * *|Pacific/Apia|2011-12-28T00:00:00Z",
        "0 15 2 28 3 *|Europe/Berlin|2027-03-27T00:00:00Z",
      })
  void everyTimeOfDayComesOnce(String cron, String zone, String from) {
    ZoneId clock = ZoneId.of(zone);
    Instant begin = Instant.parse(from);
    Instant end = begin.plus(Duration.ofDays(4));
    TreeSet<Instant> expected = new TreeSet<>();
    CronExpression expression = CronExpression.parse(cron);
    LocalDateTime wanted = LocalDateTime.ofInstant(begin.minus(Duration.ofDays(2)), clock);
    while (wanted.isBefore(LocalDateTime.ofInstant(end.plus(Duration.ofDays(2)), clock))) {
      wanted = expression.next(wanted);
      if (wanted == null) {
        break;
      }
      Instant at = wanted.atZone(clock).toInstant();
      if (at.isAfter(begin) && !at.isAfter(end)) {
        expected.add(at);
      }
    }
    assertThat(expected).isNotEmpty();

    List<Instant> found = new ArrayList<>();
    DueTimes times = new DueTimes(cron, clock);
    for (Instant at = begin; ; ) {
      at = times.next(at).orElseThrow().at();
      if (at.isAfter(end)) {
        break;
      }
      found.add(at);
    }
    assertThat(found).containsExactlyElementsOf(expected);
    assertThat(times.between(begin, end, 100_000)).containsExactlyElementsOf(expected);
  }

  @Test
  void aSpanGivesItsNewestAndLooksBackAMonth() {
    DueTimes nightly = times("0 30 1 * * *", "UTC");
    Instant until = Instant.parse("2026-03-10T01:30:00Z");

    assertThat(nightly.between(Instant.parse("2026-03-07T01:30:00Z"), until, 50))
        .extracting(Instant::toString)
        .containsExactly("2026-03-08T01:30:00Z", "2026-03-09T01:30:00Z", "2026-03-10T01:30:00Z");
    assertThat(nightly.between(Instant.parse("2026-03-01T00:00:00Z"), until, 2))
        .extracting(Instant::toString)
        .containsExactly("2026-03-09T01:30:00Z", "2026-03-10T01:30:00Z");
    assertThat(nightly.between(Instant.EPOCH, until, 50)).hasSize(31);
    assertThat(times("* * * * * *", "UTC").between(Instant.EPOCH, until, 50))
        .hasSize(50)
        .last()
        .isEqualTo(until);
    assertThat(nightly.between(until, until, 50)).isEmpty();
  }
}
