package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the English sentence, already in English order but not yet inflected. */
sealed interface Node permits Node.Plain, Node.Prepositional, Node.Group, NounPhrase, VerbGroup {

  /** Words that are written as they are. */
  record Plain(String text) implements Node {}

  /**
   * A preposition with what it governs.
   *
   * @param preposition empty where English has none
   */
  record Prepositional(String preposition, @Nullable Node object) implements Node {}

  /** Parts in a row. */
  record Group(List<Node> parts) implements Node {
    /** Copies the list. */
    public Group {
      parts = List.copyOf(parts);
    }
  }
}
