package dev.diptych.operations;

import dev.diptych.store.EditionRow;
import dev.diptych.store.PassRow;
import java.io.IOException;
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

  /**
   * Passes of several editions, to be run one after the other; the report is about the first.
   *
   * @param passes at least one
   * @param notes what a person should know, in plain sentences
   * @param incomplete whether something that was wanted cannot be done now; the notes name it
   */
  record Several(List<Ready> passes, List<String> notes, boolean incomplete) implements Taken {

    /** Copies the lists, so that the orders cannot change. */
    public Several {
      passes = List.copyOf(passes);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A pass of an older edition that is finished first; what comes then is known when that has
   * ended.
   *
   * @param older the pass
   * @param then asked once, with how it ended
   */
  record Before(Ready older, Then then) implements Taken {

    /** What becomes of the order after an older edition. */
    @FunctionalInterface
    interface Then {
      /**
       * Takes the order further.
       *
       * @throws IOException if the input folder cannot be listed
       */
      Taken after(RunReport older) throws IOException;
    }
  }

  /** There is nothing to run. */
  record Answered(RunReport report) implements Taken {}
}
