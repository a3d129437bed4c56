package dev.diptych.engine.onnx;

import java.util.List;

/** Splits a word into the pieces that a model knows. Safe for use by several threads. */
interface Subwords {

  /**
   * Adds the numbers of a word's pieces.
   *
   * @param word not empty
   */
  void split(String word, List<Integer> numbers);
}
