package dev.diptych.digest;

import org.jspecify.annotations.Nullable;

/**
 * What an edition may still ask of its engines. A call reserves before it is made, so that lanes
 * together never go over; afterwards it is settled by what it used, or released if nobody will
 * charge for it. Safe for use by several lanes.
 */
public final class Budget {

  private final @Nullable Long maxCalls;
  private final @Nullable Long maxCharacters;
  private long usedCalls;
  private long usedCharacters;
  private long reservedCalls;
  private long reservedCharacters;

  /**
   * A budget of which something may be used up.
   *
   * @param maxCalls calls an edition may make, {@code null} for no limit
   * @param maxCharacters source characters an edition may send, {@code null} for no limit
   * @param usedCalls calls already made for the edition
   * @param usedCharacters characters already sent for the edition
   */
  public Budget(
      @Nullable Long maxCalls, @Nullable Long maxCharacters, long usedCalls, long usedCharacters) {
    this.maxCalls = maxCalls;
    this.maxCharacters = maxCharacters;
    this.usedCalls = usedCalls;
    this.usedCharacters = usedCharacters;
  }

  /** A budget without limits. */
  public static Budget unlimited() {
    return new Budget(null, null, 0, 0);
  }

  /**
   * Takes one call of so many characters out of the budget. Where only calls under way stand in its
   * way, waits for the first that gives something back: nothing is deferred for a call that failed
   * at no cost.
   *
   * @throws ExhaustedException if what is used up leaves no room for the call
   */
  synchronized Reservation reserve(long characters)
      throws ExhaustedException, InterruptedException {
    while (lacking(usedCalls + reservedCalls, usedCharacters + reservedCharacters, characters)
        != null) {
      String spent = lacking(usedCalls, usedCharacters, characters);
      if (spent != null) {
        throw new ExhaustedException(spent);
      }
      wait();
    }
    reservedCalls++;
    reservedCharacters += characters;
    return new Reservation(characters);
  }

  private @Nullable String lacking(long calls, long characters, long more) {
    if (maxCalls != null && calls + 1 > maxCalls) {
      return "budget of " + maxCalls + " calls used up";
    }
    if (maxCharacters != null && characters + more > maxCharacters) {
      return "budget of " + maxCharacters + " characters used up";
    }
    return null;
  }

  private synchronized void settle(long reserved, long calls, long characters) {
    reservedCalls--;
    reservedCharacters -= reserved;
    usedCalls += calls;
    usedCharacters += characters;
    notifyAll();
  }

  /** The room of one call. Used by one lane; closed without a word it counts as used up. */
  final class Reservation implements AutoCloseable {

    private final long reserved;
    private boolean open = true;

    private Reservation(long reserved) {
      this.reserved = reserved;
    }

    /** The call counts, with so many characters. */
    void settle(long characters) {
      end(1, characters);
    }

    /** The call counts for nothing. */
    void release() {
      end(0, 0);
    }

    @Override
    public void close() {
      end(1, reserved);
    }

    private void end(long calls, long characters) {
      if (open) {
        open = false;
        Budget.this.settle(reserved, calls, characters);
      }
    }
  }

  /** The budget does not allow another call; the message says which limit was reached. */
  static final class ExhaustedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    ExhaustedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
