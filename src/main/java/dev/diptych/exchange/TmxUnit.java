package dev.diptych.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text in several languages, as a file has it.
 *
 * @param line where it begins
 * @param origin who made it
 * @param variants in the file's order
 */
public record TmxUnit(int line, Origin origin, List<Variant> variants) {

  /** Copies the list, so that the unit cannot change. */
  public TmxUnit {
    variants = List.copyOf(variants);
  }

  /**
   * The text in one language.
   *
   * @param language as the file states it; empty if it states none
   * @param text without markup and without white space around it; empty if there is none
   * @param tooLong whether it is longer than is read; the text is not whole then
   * @param changed when it was made or last changed, {@code null} if the file does not say
   */
  public record Variant(String language, String text, boolean tooLong, @Nullable Instant changed) {}
}
