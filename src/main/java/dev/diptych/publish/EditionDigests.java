package dev.diptych.publish;

import dev.diptych.digest.Digest;
import java.util.function.Consumer;

/**
 * The published digests of an edition in one target language, for formats that hold all of them.
 * Each is read when it is reached, so that an edition of thousands needs the memory of a few.
 */
@FunctionalInterface
public interface EditionDigests {

  /** There are none. */
  EditionDigests NONE = reader -> {};

  /**
   * Has a reader look at each, in the order in which the edition's pages lead from one to the next.
   */
  void each(Consumer<Digest> reader);
}
