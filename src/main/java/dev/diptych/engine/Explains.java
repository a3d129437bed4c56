package dev.diptych.engine;

/** An engine that can show how it comes to a translation, for whoever extends its data. */
public interface Explains {

  /**
   * The stages of one sentence in plain text, lines separated by {@code \n}. Safe for any input.
   */
  String explain(String text);

  /** Where each word of the translation of one sentence came from. Safe for any input. */
  Explanation explanation(String text);
}
