package dev.diptych.cli;

import java.time.Duration;

/**
 * How long somebody waits between two looks at what another process does: a quarter of a second at
 * first, for most orders are short, then ever longer up to two seconds, for nights are long and a
 * look asks the database of the process that is at work. Not safe for use by several threads.
 */
final class Looks {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Duration next = FIRST;

  /** Until the next look. */
  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return now;
  }

  /** Something has happened, so more may be about to. */
  void again() {
    next = FIRST;
  }
}
