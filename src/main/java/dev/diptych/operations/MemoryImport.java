package dev.diptych.operations;

import java.util.List;

/**
 * What became of a translation memory that was taken in.
 *
 * @param file its path
 * @param units that it holds
 * @param added targets for texts of which no person's was remembered
 * @param replaced targets of people that were older
 * @param unchanged targets that were there already
 * @param kept targets that were not taken: a person's that is newer stands there
 * @param machine units that were not taken because a machine made them
 * @param otherLanguages units of language pairs that no job has
 * @param empty units without a text on one side
 * @param tooLong units with a text that is longer than any sentence
 * @param parts in which it was written, each in a transaction of its own
 * @param dryRun whether nothing was changed
 * @param notes what a person should know, in plain sentences
 */
public record MemoryImport(
    String file,
    int units,
    int added,
    int replaced,
    int unchanged,
    int kept,
    int machine,
    int otherLanguages,
    int empty,
    int tooLong,
    int parts,
    boolean dryRun,
    List<String> notes) {

  /** Copies the list, so that the answer cannot change. */
  public MemoryImport {
    notes = List.copyOf(notes);
  }
}
