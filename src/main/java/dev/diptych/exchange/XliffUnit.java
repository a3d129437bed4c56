package dev.diptych.exchange;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A segment side by side with its translation.
 *
 * @param id of the segment: {@code title}, {@code s2.h}, {@code s2.5}
 * @param state how far it is
 * @param translate whether it is to be translated at all
 * @param source the source text
 * @param target its translation, {@code null} without one
 * @param notes what a translator should know, in words
 * @param line where it stands in the file it was read from, otherwise 0
 */
public record XliffUnit(
    String id,
    State state,
    boolean translate,
    String source,
    @Nullable String target,
    List<Note> notes,
    int line) {

  /** Copies the list, so that the unit cannot change. */
  public XliffUnit {
    notes = List.copyOf(notes);
  }

  /** Something to know about a segment. */
  public record Note(String category, String text) {}

  /** How far a translation is. Nothing that leaves here is final: that is for others to say. */
  public enum State {
    /** There is none. */
    INITIAL,
    /** An engine made it. */
    TRANSLATED,
    /** A person made it. */
    REVIEWED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
