package dev.diptych.operations;

import dev.diptych.operations.EditionView.UnitCounts;
import dev.diptych.store.EditionSummaries;
import dev.diptych.store.EditionSummaries.NightStand;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EngineUse;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.ItemRow.Fate;
import dev.diptych.store.PassRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The nights of a job in figures, for a plot and its table: six statements, however many there are,
 * and one when all were counted before. Of an edition that has ended nothing changes but by another
 * run or pass, so what was counted is kept until it stands otherwise; a year of large nights is
 * some hundred thousand rows to count. Changes nothing; safe for use by several threads.
 */
@Service
public class NightHistory {

  /** The most nights that are told of. */
  public static final int MOST = 400;

  private static final int MOST_KEPT = 10 * MOST;
  private static final Use NOTHING = new Use("", 0, 0, 0, 0);

  private final Jobs jobs;
  private final EditionSummaries summaries;
  private final EngineUse engineUse;

  /** What was counted, by the edition's id: of ten jobs as much as they are asked for. */
  private final Map<Long, Kept> counted =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
              return size() > MOST_KEPT;
            }
          });

  NightHistory(Jobs jobs, EditionSummaries summaries, EngineUse engineUse) {
    this.jobs = jobs;
    this.summaries = summaries;
    this.engineUse = engineUse;
  }

  /** What was counted of an edition while it stood so. */
  private record Kept(String stand, Night night) {}

  /**
   * A night.
   *
   * @param edition its label
   * @param date the date in the label, or the label
   * @param asOf its reference instant
   * @param state of its first pass
   * @param started when that began, {@code null} if it did not
   * @param duration of that from its first beginning to its last end, pauses among it; {@code null}
   *     while it has not ended
   * @param articles read
   * @param skipped files that could not be read
   * @param sections work units, as all the figures that follow after all passes until now
   * @param translated of them
   * @param gaps of them
   * @param deferred of them
   * @param calls of engines that count against a budget
   * @param failures calls that failed
   * @param characters sent
   * @param costInMicros what the calls cost, in millionths of the currency of the engines' prices
   * @param cost the same as people write it
   */
  public record Night(
      String edition,
      String date,
      Instant asOf,
      String state,
      @Nullable Instant started,
      @Nullable Duration duration,
      int articles,
      int skipped,
      int sections,
      int translated,
      int gaps,
      int deferred,
      long calls,
      long failures,
      long characters,
      long costInMicros,
      String cost) {}

  /**
   * The newest nights of a job, oldest first.
   *
   * @param limit how many at most; more than {@value #MOST} are not told of
   * @throws dev.diptych.job.UsageException if there is no such job
   */
  public List<Night> of(String job, int limit) {
    List<NightStand> stands = summaries.nightStands(job, Math.max(1, Math.min(MOST, limit)));
    jobs.requireKnown(job, !stands.isEmpty());
    Map<Long, Night> told = new HashMap<>();
    List<Long> uncounted = new ArrayList<>();
    for (NightStand stand : stands) {
      Kept kept = counted.get(stand.edition());
      if (kept != null && stand.settled() && kept.stand().equals(stand.stand())) {
        told.put(stand.edition(), kept.night());
      } else {
        uncounted.add(stand.edition());
      }
    }
    told.putAll(count(uncounted));
    for (NightStand stand : stands) {
      Night night = told.get(stand.edition());
      if (night != null && stand.settled()) {
        counted.put(stand.edition(), new Kept(stand.stand(), night));
      }
    }
    List<Night> nights =
        new ArrayList<>(
            stands.stream()
                .map(stand -> told.get(stand.edition()))
                .filter(Objects::nonNull)
                .toList());
    Collections.reverse(nights);
    return nights;
  }

  private Map<Long, Night> count(List<Long> editions) {
    Map<Long, Use> uses = engineUse.ofEditions(editions);
    return summaries.nights(editions).stream()
        .collect(
            Collectors.toMap(
                EditionSummary::id, row -> night(row, uses.getOrDefault(row.id(), NOTHING))));
  }

  private static Night night(EditionSummary row, Use use) {
    PassRow first = row.pass();
    Instant started = first.startedAt();
    Instant ended = first.state() == PassRow.State.RUNNING ? null : first.finishedAt();
    UnitCounts units = UnitCounts.of(row.units());
    return new Night(
        row.label(),
        EngineUse.night(row.label()),
        row.asOf(),
        first.state().name(),
        started,
        started == null || ended == null ? null : Duration.between(started, ended),
        row.fates().getOrDefault(Fate.READ, 0),
        row.fates().getOrDefault(Fate.SKIPPED, 0),
        units.all(),
        units.translated() + units.warned(),
        units.gaps(),
        units.deferred(),
        use.calls(),
        use.failures(),
        use.characters(),
        use.costInMicros(),
        use.cost());
  }
}
