package dev.diptych.intake.duplicate;

import java.util.List;

/**
 * Articles that are the same but for small edits.
 *
 * @param representative the fullest of them: it is translated, the others refer to it
 * @param others by path, at least one
 */
public record Group(Signed representative, List<Signed> others) {

  /** Copies the list, so that the group cannot change. */
  public Group {
    others = List.copyOf(others);
  }
}
