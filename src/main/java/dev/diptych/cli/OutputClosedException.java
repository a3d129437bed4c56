package dev.diptych.cli;

/** Nobody takes the answers any more: the reader of a pipe has gone, or the disk is full. */
final class OutputClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super(
        "Standard output takes no more: its reader has gone, or its disk is full. The work itself"
            + " is not undone");
  }
}
