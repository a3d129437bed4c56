package dev.diptych.intake.heading;

/**
 * A line of plain text with something on it.
 *
 * @param text without white space around it
 * @param indent how many white-space characters stood before it
 * @param blanksBefore how many empty lines stand above it; the first line of a text has one at
 *     least
 */
record Line(String text, int indent, int blanksBefore) {

  boolean startsChunk() {
    return blanksBefore > 0;
  }
}
