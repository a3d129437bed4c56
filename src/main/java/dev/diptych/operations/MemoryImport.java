package dev.diptych.operations;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a translation memory that was taken in.
 *
 * @param file which
 * @param units that it holds
 * @param added targets for texts of which no person's was remembered
 * @param replaced targets of people that were older
 * @param unchanged targets that were there already
 * @param kept targets that were not taken: a person's that is newer stands there
 * @param machine units that were not taken because a machine made them
 * @param otherLanguages units of language pairs that no job has
 * @param empty units without a text on one side
 * @param tooLong units with a text that is longer than any sentence
 * @param batches in which it was written, all of them in one transaction
 * @param dryRun whether nothing was changed
 * @param notes what a person should know, in plain sentences
 */
public record MemoryImport(
    Path file,
    int units,
    int added,
    int replaced,
    int unchanged,
    int kept,
    int machine,
    int otherLanguages,
    int empty,
    int tooLong,
    int batches,
    boolean dryRun,
    List<String> notes) {

  /** Copies the list, so that the answer cannot change. */
  public MemoryImport {
    notes = List.copyOf(notes);
  }

  /** The counts that are not nought, for the audit. */
  String words() {
    return "%d units: %d added, %d replaced, %d unchanged, %d kept, %d of machines, %d of other languages, %d empty, %d too long"
        .formatted(
            units, added, replaced, unchanged, kept, machine, otherLanguages, empty, tooLong);
  }
}
