package dev.diptych.engine.apertium;

/**
 * The character {@code *}, by which Apertium marks a word that it does not know: the server takes
 * away all that stand before a word, also those of the text, and makes 53 of {@code 5*3} (tried).
 *
 * @param standIn what stands in its place while the text is there
 */
record Asterisks(char standIn) {

  private static final char ASTERISK = '*';

  /** Asterisks that mean nothing to the server. */
  private static final String STAND_INS = "\u2217\u204e\ufe61\u2731\u2732\u2733";

  /** For this text; one that holds all of them has none left, and loses its asterisks. */
  static Asterisks of(String text) {
    return new Asterisks(
        (char) STAND_INS.chars().filter(c -> text.indexOf(c) < 0).findFirst().orElse(ASTERISK));
  }

  String hide(String text) {
    return text.replace(ASTERISK, standIn);
  }

  String show(String target) {
    return target.replace(standIn, ASTERISK);
  }
}
