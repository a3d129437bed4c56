package dev.diptych.engine;

/** An engine that can show how it came to a translation, for the person who tunes it. */
public interface Explains {

  /** The way from the text to its translation, step by step, as lines for a terminal. */
  String explain(String text);
}
