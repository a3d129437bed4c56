package dev.diptych.digest;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What an edition may still ask of its engines. Safe for use by several lanes; a call reserves
 * before it is made, so that lanes together never go over.
 */
public final class Budget {

  private final @Nullable Long maxCalls;
  private final @Nullable Long maxCharacters;
  private final AtomicLong calls;
  private final AtomicLong characters;

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
    this.calls = new AtomicLong(usedCalls);
    this.characters = new AtomicLong(usedCharacters);
  }

  /** A budget without limits. */
  public static Budget unlimited() {
    return new Budget(null, null, 0, 0);
  }

  /**
   * Takes one call of so many characters out of the budget.
   *
   * @return what is used up, in words, or {@code null} if the call may be made
   */
  @Nullable String reserve(long length) {
    if (maxCalls != null && calls.incrementAndGet() > maxCalls) {
      calls.decrementAndGet();
      return "budget of " + maxCalls + " calls used up";
    }
    if (maxCharacters != null && characters.addAndGet(length) > maxCharacters) {
      characters.addAndGet(-length);
      if (maxCalls != null) {
        calls.decrementAndGet();
      }
      return "budget of " + maxCharacters + " characters used up";
    }
    return null;
  }
}
