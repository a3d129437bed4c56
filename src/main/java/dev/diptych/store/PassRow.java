package dev.diptych.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pass of an edition.
 *
 * @param id the row's key
 * @param editionId the edition
 * @param number 1 for the night
 * @param kind what it is for
 * @param asOf reference instant of the pass; for pass 1 that of the edition
 * @param engine the engine that replaces the chain in this pass, {@code null} for the chain
 * @param actor who ordered it
 * @param reason why
 * @param state where it stands
 * @param exitStatus {@code COMPLETED} or {@code COMPLETED WITH GAPS}, {@code null} until finished
 * @param failure why the last run failed, {@code null} if it did not
 * @param epoch of its newest run; 0 before the first
 * @param stopRequested whether somebody asked the run to stop
 * @param autoRecoveries how often it was recovered unattended
 * @param startedAt start of the first run
 * @param finishedAt end of the last run
 */
public record PassRow(
    long id,
    long editionId,
    int number,
    Kind kind,
    Instant asOf,
    @Nullable String engine,
    String actor,
    @Nullable String reason,
    State state,
    @Nullable String exitStatus,
    @Nullable String failure,
    int epoch,
    boolean stopRequested,
    int autoRecoveries,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** The same pass after a run of it has ended so. */
  public PassRow ended(
      State how, @Nullable String exit, @Nullable String why, int runEpoch, Instant at) {
    return new PassRow(
        id,
        editionId,
        number,
        kind,
        asOf,
        engine,
        actor,
        reason,
        how,
        exit,
        why,
        runEpoch,
        stopRequested,
        autoRecoveries,
        startedAt,
        at);
  }

  /** What a pass is for. */
  public enum Kind {
    /** The night: everything that is new. */
    NIGHT,
    /** Units that are missing. */
    RETRY_GAPS,
    /** Sections that are wrong. */
    REDO,
    /** A person's translation. */
    CORRECT,
    /** Sections with a term whose translation has changed. */
    TERM,
    /** Articles taken out. */
    WITHDRAW,
    /** Files that were mended after they had been skipped. */
    INCLUDE,
    /** Everything written again from the tables; asks no engine. */
    PUBLISH;

    /** Whether it publishes all digests, also those that it changes nothing of. */
    boolean writesAll() {
      return this == NIGHT || this == WITHDRAW || this == INCLUDE || this == PUBLISH;
    }
  }

  /** Where a pass stands. */
  public enum State {
    /** Ordered, not begun. */
    READY,
    /** A run is at work, or died without saying so. */
    RUNNING,
    /** Its run failed; it can be restarted. */
    FAILED,
    /** Its run was stopped; it can be restarted. */
    STOPPED,
    /** Done; gaps may remain. */
    FINISHED,
    /** Given up by an operator. */
    ABANDONED,
    /** It could not be finished: a later edition has taken its files over. */
    SUPERSEDED;

    /** Whether the edition still waits for this pass. */
    public boolean unfinished() {
      return this != FINISHED && this != ABANDONED && this != SUPERSEDED;
    }
  }
}
