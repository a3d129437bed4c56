package dev.diptych.engine.onnx;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the words of one target, step by step, as {@code generate} of the library transformers
 * does. A search has rows: continuations whose last words are computed together. Used by one
 * thread.
 */
interface Search {

  /** What is known of the next word after each row. */
  interface Words {
    /** How many of the best words are known. */
    int known();

    /**
     * The id of a word.
     *
     * @param row of this search, from 0
     * @param rank 0 for the best
     */
    int id(int row, int rank);

    /** The unscaled logarithm of a word's likelihood. */
    float logit(int row, int rank);

    /** What is subtracted from it to make it a probability's logarithm. */
    float norm(int row);
  }

  /** Takes the next step. */
  void step(Words words);

  /** Whether the target is found. */
  boolean finished();

  /** For each row that goes on: which row of the step before it continues. */
  int[] parents();

  /** For each row that goes on: its last word. */
  int[] words();

  /** The target without its start, with its end if it has one. */
  int[] target();

  /**
   * A search for one target.
   *
   * @param first the word every target begins with, {@code null} if any may
   * @param maxLength in tokens, start and end included
   */
  static Search of(Decoding decoding, @Nullable Integer first, int maxLength) {
    return decoding.beams() == 1
        ? new GreedySearch(decoding, first, maxLength)
        : new BeamSearch(decoding, first, maxLength);
  }

  /** The only word that may come next, or {@code null}. */
  static @Nullable Integer forced(
      Decoding decoding, @Nullable Integer first, int length, int maxLength) {
    if (decoding.forceEnd() && length == maxLength - 1) {
      return decoding.end();
    }
    return length == 1 ? first : null;
  }
}
