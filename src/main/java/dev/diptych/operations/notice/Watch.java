package dev.diptych.operations.notice;

import dev.diptych.store.Alerts.AlertRow;
import dev.diptych.store.Alerts.NewAlert;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Looks out for one sort of trouble. Called by one thread at a time. */
interface Watch {

  /** The kinds of alerts it raises. */
  Set<Kind> kinds();

  /**
   * What somebody should know now; the same again, with the same key, as long as it stands.
   *
   * @throws IOException if it cannot be looked at
   */
  List<NewAlert> troubles() throws IOException;

  /** Whether there is one such trouble at a time, whatever the day in its key. */
  default boolean single() {
    return false;
  }

  /**
   * How that stands now which an alert of this watch was about.
   *
   * @throws IOException if it cannot be looked at
   */
  Course course(AlertRow alert) throws IOException;

  /** What became of the cause of an alert. */
  enum Course {
    /** It stands. */
    STANDS,
    /** It has ended well: who was told so is told that too. */
    WELL,
    /** It has ended otherwise, or something else is told of it: nobody is told. */
    MOOT
  }
}
