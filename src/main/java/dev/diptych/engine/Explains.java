package dev.diptych.engine;

/** An engine that can show how it comes to a translation, for whoever extends its data. */
public interface Explains {

  /**
   * The stages of one sentence in plain text, lines separated by {@code \n}. Safe for any input.
   */
  String explain(String text);
}
