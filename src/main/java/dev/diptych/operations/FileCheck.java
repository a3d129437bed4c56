package dev.diptych.operations;

import java.util.List;

/**
 * How the published files of an edition compare with what was written.
 *
 * @param files how many were written
 * @param read how many of them were read and compared; the others were only looked for
 * @param flaws the files that are not what was written
 */
public record FileCheck(int files, int read, List<Flaw> flaws) {

  /** Copies the list, so that the check cannot change. */
  public FileCheck {
    flaws = List.copyOf(flaws);
  }

  /**
   * A file that is not what was written.
   *
   * @param file its target language and name
   * @param what {@code missing}, {@code changed}, or why it cannot be read
   */
  public record Flaw(String file, String what) {}
}
