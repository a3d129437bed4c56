package dev.diptych.operations;

import dev.diptych.operations.RunDetails.Eta;
import dev.diptych.store.EditionSummary.Work;
import dev.diptych.store.Ledger.Night;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says when a run will have ended, from what was measured and nothing else; where that is too
 * little, it says nothing.
 *
 * <ul>
 *   <li>While units are translated, their own rate counts: how long the newest 25, 50, 100 and 200
 *       settled units took until now. The fastest of these makes the earliest end, the slowest the
 *       latest; a fifth is added on either side, for lanes do not settle evenly. With fewer than 25
 *       settled units of this pass, or if none was settled for longer than {@link #STALLED}, the
 *       end is unknown.
 *   <li>What comes after the last unit takes as long for each digest as it took in the earlier
 *       nights of the job that went through at once; without any, only the end of the translation
 *       is foretold.
 *   <li>While files are read, nothing is known of their units: the whole night takes as long for
 *       each file as the earlier nights did, at least {@value #FEWEST_NIGHTS} of them. A pass that
 *       was interrupted, or one that is already later than the slowest of them, is not foretold so.
 *   <li>While digests are published, their own rate counts since the last unit was settled, or
 *       since the pass began if it has none.
 * </ul>
 *
 * @param now the present
 * @param started when the pass was first begun
 * @param first whether this is its first run
 * @param work what it has to do
 */
record Forecast(Instant now, Instant started, boolean first, Work work) {

  /** So many of the newest settled units are looked at. */
  static final int WINDOW = 200;

  /** So many earlier nights are looked at. */
  static final int NIGHTS = 7;

  static final int FEWEST_NIGHTS = 2;

  /** With fewer items a rate says nothing. */
  static final int FEWEST = 25;

  static final Duration STALLED = Duration.ofMinutes(10);

  private static final double FASTER = 0.8;
  private static final double SLOWER = 1.25;

  /** How long something takes, in milliseconds. */
  private record Range(double least, double most) {

    static @Nullable Range of(List<Double> measured) {
      return measured.isEmpty()
          ? null
          : new Range(
              FASTER * measured.stream().mapToDouble(d -> d).min().orElseThrow(),
              SLOWER * measured.stream().mapToDouble(d -> d).max().orElseThrow());
    }

    Range times(int items) {
      return new Range(least * items, most * items);
    }

    Range plus(Range more) {
      return new Range(least + more.least, most + more.most);
    }

    Eta after(Instant from, String what) {
      return new Eta(what, from.plusMillis(Math.round(least)), from.plusMillis(Math.round(most)));
    }
  }

  /**
   * When the run will have ended.
   *
   * @param settled when units of this pass were, newest first, at most {@link #WINDOW}
   * @param nights earlier nights of the job, asked only where they count
   */
  @Nullable Eta eta(List<Instant> settled, Supplier<List<Night>> nights) {
    if (work.filesDone() < work.files()) {
      return whileReading(nights.get());
    }
    int units = work.units() - work.unitsDone();
    return units > 0 ? whileTranslating(units, settled, nights) : whilePublishing(settled);
  }

  private @Nullable Eta whileReading(List<Night> nights) {
    List<Double> each =
        measured(
            nights, Night::files, night -> Duration.between(night.started(), night.finished()));
    Range range = Range.of(each);
    if (range == null || each.size() < FEWEST_NIGHTS || !first) {
      return null;
    }
    Eta eta = range.times(work.files()).after(started, "run");
    return eta.latest().isAfter(now)
        ? new Eta(eta.what(), eta.earliest().isAfter(now) ? eta.earliest() : now, eta.latest())
        : null;
  }

  private @Nullable Eta whileTranslating(
      int units, List<Instant> settled, Supplier<List<Night>> nights) {
    Range each = ownRate(settled);
    if (each == null) {
      return null;
    }
    Range left = each.times(units);
    Range tail = tail(nights.get());
    return tail == null
        ? left.after(now, "translate")
        : left.plus(tail.times(work.digests() - work.digestsDone())).after(now, "run");
  }

  private @Nullable Range ownRate(List<Instant> settled) {
    if (settled.size() < FEWEST || settled.get(0).plus(STALLED).isBefore(now)) {
      return null;
    }
    List<Double> measured = new ArrayList<>();
    for (int window = FEWEST; window <= settled.size(); window *= 2) {
      measured.add(millis(settled.get(window - 1), now) / window);
    }
    return Range.of(measured);
  }

  /** What follows the last unit, for each digest. */
  private static @Nullable Range tail(List<Night> nights) {
    return Range.of(
        measured(
            nights,
            Night::digests,
            night -> {
              Instant settled = night.settled();
              return settled == null ? null : Duration.between(settled, night.finished());
            }));
  }

  private @Nullable Eta whilePublishing(List<Instant> settled) {
    int done = work.digestsDone();
    if (done < FEWEST || (settled.isEmpty() && !first)) {
      return null;
    }
    Instant from = settled.isEmpty() ? started : settled.get(0);
    Range each = Range.of(List.of(millis(from, now) / done));
    return each == null ? null : each.times(work.digests() - done).after(now, "run");
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static List<Double> measured(
      List<Night> nights,
      Function<Night, Integer> items,
      Function<Night, @Nullable Duration> took) {
    List<Double> measured = new ArrayList<>();
    for (Night night : nights) {
      Duration duration = took.apply(night);
      if (items.apply(night) > 0 && duration != null && !duration.isNegative()) {
        measured.add((double) duration.toMillis() / items.apply(night));
      }
    }
    return measured;
  }
}
