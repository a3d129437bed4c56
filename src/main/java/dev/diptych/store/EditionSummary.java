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
 * @param fates how many items have which fate: files of one article, and the articles inside files
 *     of several; fates without items are missing
 * @param files how many files have which fate
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
    Files files,
    Map<UnitState, Integer> units,
    int digests,
    Work work) {

  /** Copies the maps, so that the summary cannot change. */
  public EditionSummary {
    fates = Map.copyOf(fates);
    units = Map.copyOf(units);
  }

  /**
   * Files of the input folder, one of several articles counting once: all of them are the sum of
   * these.
   *
   * @param read of which an article, or at least one, is news of this edition
   * @param skipped unreadable
   * @param unchanged in which there was nothing to do, or in none of whose articles
   * @param waiting to be read
   * @param withdrawn taken out by an operator
   * @param insideSkipped articles inside files of several that are unreadable; in no other figure
   * @param insideUnchanged articles inside files of several in which there was nothing to do
   */
  public record Files(
      int read,
      int skipped,
      int unchanged,
      int waiting,
      int withdrawn,
      int insideSkipped,
      int insideUnchanged) {

    /** All of them. */
    public int all() {
      return read + skipped + unchanged + waiting + withdrawn;
    }
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
