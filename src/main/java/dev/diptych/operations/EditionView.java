package dev.diptych.operations;

import dev.diptych.digest.UnitState;
import dev.diptych.job.Next;
import dev.diptych.operations.NightChanges.Changes;
import dev.diptych.store.EditionSummary;
import dev.diptych.store.EngineUse.Use;
import dev.diptych.store.ItemRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edition as lists and pages show it.
 *
 * @param job the job's name
 * @param edition the label
 * @param asOf its reference instant
 * @param state of its last pass
 * @param exitStatus of its last pass, {@code null} until finished
 * @param failure why its last run failed
 * @param process evidence about the process behind a running pass, otherwise {@code null}
 * @param dead whether that process is proven dead
 * @param passes how many passes it has
 * @param started when its last pass first began
 * @param finished when its last run ended
 * @param articles that were read
 * @param skipped files and articles inside files that could not be read
 * @param filtered files and articles inside files in which there was nothing to do
 * @param pendingFiles files and articles inside files still to be read
 * @param files of the input folder by what became of them, one of several articles counting once
 * @param units work units by state
 * @param digests how many digests are published
 * @param next what to do if it needs a person, the first to be tried first; empty while it is being
 *     made
 */
public record EditionView(
    String job,
    String edition,
    Instant asOf,
    String state,
    @Nullable String exitStatus,
    @Nullable String failure,
    @Nullable String process,
    boolean dead,
    int passes,
    @Nullable Instant started,
    @Nullable Instant finished,
    int articles,
    int skipped,
    int filtered,
    int pendingFiles,
    EditionSummary.Files files,
    UnitCounts units,
    int digests,
    List<Next> next) {

  /** Copies the list, so that the view cannot change. */
  public EditionView {
    next = List.copyOf(next);
  }

  /** Whether a run is at work on it, as far as is known. */
  boolean running() {
    return state.equals("RUNNING") && !dead;
  }

  /** Work units by state. */
  public record UnitCounts(int pending, int translated, int warned, int gaps, int deferred) {

    static UnitCounts of(Map<UnitState, Integer> counts) {
      return new UnitCounts(
          counts.getOrDefault(UnitState.PENDING, 0),
          counts.getOrDefault(UnitState.TRANSLATED, 0),
          counts.getOrDefault(UnitState.WARNED, 0),
          counts.getOrDefault(UnitState.GAP, 0),
          counts.getOrDefault(UnitState.DEFERRED, 0));
    }

    /** All of them. */
    public int all() {
      return pending + translated + warned + gaps + deferred;
    }
  }

  /**
   * One edition in full.
   *
   * @param summary as in lists
   * @param passes first to last
   * @param items every file with its fate, in order of the manifest
   * @param gaps the units that miss something
   * @param fallbacks the complete units that a later engine made because an earlier one was out
   * @param causes the same units grouped, each with the verb that tries the group again
   * @param engines what was asked of engines
   * @param changes what is different since the last good night
   * @param index pages to open
   * @param files how its published files compare with what was written, {@code null} if they were
   *     not looked at
   */
  public record Full(
      EditionView summary,
      List<PassView> passes,
      List<ItemRow> items,
      List<UnitView> gaps,
      List<UnitView> fallbacks,
      List<CauseGroup> causes,
      List<Use> engines,
      Changes changes,
      List<String> index,
      @Nullable FileCheck files) {

    /** Copies the lists, so that the view cannot change. */
    public Full {
      passes = List.copyOf(passes);
      items = List.copyOf(items);
      gaps = List.copyOf(gaps);
      fallbacks = List.copyOf(fallbacks);
      causes = List.copyOf(causes);
      engines = List.copyOf(engines);
      index = List.copyOf(index);
    }
  }

  /** A pass of an edition. */
  public record PassView(
      int number,
      String kind,
      String state,
      @Nullable String exitStatus,
      String actor,
      @Nullable String reason,
      @Nullable String engine,
      @Nullable Instant started,
      @Nullable Instant finished) {}
}
