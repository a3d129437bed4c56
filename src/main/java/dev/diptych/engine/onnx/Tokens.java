package dev.diptych.engine.onnx;

import java.util.List;
import java.util.Set;

/**
 * The numbers that a model's words have, and the way from a text to them and back. What an article
 * says is text, also where it reads like a word that steers the model. Safe for use by several
 * threads.
 */
interface Tokens extends AutoCloseable {

  /** The numbers of a text's pieces, without anything before or behind them. */
  List<Integer> numbers(String text);

  /** The text that these numbers stand for; those that are no text are left out. */
  String text(List<Integer> numbers);

  /** All words of the model. */
  Set<String> all();

  /** The number of a word, that of an unknown one if there is none. */
  int number(String word);

  /** The number of what the model does not know. */
  int unknown();

  @Override
  void close();
}
