package dev.diptych.store;

import dev.diptych.digest.UnitState;
import dev.diptych.store.ItemRow.Fate;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edition as lists need it: without its settings, its glossary and its texts.
 *
 * @param id the row's key
 * @param job the job's name
 * @param label the edition's label
 * @param asOf its reference instant
 * @param pass the last pass
 * @param beat the last sign of life of that pass, {@code null} if it never gave one
 * @param fates how many files have which fate; fates without files are missing
 * @param units how many units are in each state; states without units are missing
 * @param digests how many digests are published
 * @param work what its last pass has to do, and has done
 */
public record EditionSummary(
    long id,
    String job,
    String label,
    Instant asOf,
    PassRow pass,
    @Nullable Beat beat,
    Map<Fate, Integer> fates,
    Map<UnitState, Integer> units,
    int digests,
    Work work) {

  /** Copies the maps, so that the summary cannot change. */
  public EditionSummary {
    fates = Map.copyOf(fates);
    units = Map.copyOf(units);
  }

  /**
   * What a pass has to do, and how much of it is done. Files that the listing passed over are none
   * of its work.
   *
   * @param files to be read
   * @param filesDone read, or found unreadable
   * @param units to be translated; more become known while files are read
   * @param unitsDone settled, whatever came of them
   * @param digests to be published
   * @param digestsDone published
   */
  public record Work(
      int files, int filesDone, int units, int unitsDone, int digests, int digestsDone) {}

  /** Whether sections of it have no translation, and nobody is at work on them. */
  public boolean missing() {
    return units.getOrDefault(UnitState.GAP, 0) + units.getOrDefault(UnitState.DEFERRED, 0) > 0;
  }
}
