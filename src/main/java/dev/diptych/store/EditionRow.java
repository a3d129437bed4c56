package dev.diptych.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it was frozen before its first run.
 *
 * @param id the row's key
 * @param job the job's name
 * @param label date of the scheduled start in the job's zone, with {@code -2}, {@code -3} … for
 *     further editions of the day
 * @param asOf "now" for everything the edition says
 * @param settings the job file after overrides, as canonical JSON; no secrets
 * @param glossary the glossary's content when the edition was made, {@code null} without one
 * @param glossaryChecksum its SHA-256
 * @param engines fingerprints of the chain, one a line, best first
 * @param version of Diptych
 * @param deadline whether the edition was closed because {@code publishBy} was reached
 */
public record EditionRow(
    long id,
    String job,
    String label,
    Instant asOf,
    String settings,
    @Nullable String glossary,
    @Nullable String glossaryChecksum,
    String engines,
    String version,
    boolean deadline) {

  /** {@code job/label}, as messages name an edition. */
  public String name() {
    return job + "/" + label;
  }
}
