package dev.diptych.operations;

import dev.diptych.store.EditionRow;
import dev.diptych.store.PassRow;
import java.util.List;

/** What became of an order when it was taken: a pass that waits to be run, or an answer at once. */
sealed interface Taken {

  /**
   * A pass to be run.
   *
   * @param edition as it is frozen now
   * @param pass ready, failed or stopped
   * @param notes what a person should know, in plain sentences
   */
  record Ready(EditionRow edition, PassRow pass, List<String> notes) implements Taken {

    /** Copies the list, so that the order cannot change. */
    public Ready {
      notes = List.copyOf(notes);
    }
  }

  /** There is nothing to run. */
  record Answered(RunReport report) implements Taken {}
}
