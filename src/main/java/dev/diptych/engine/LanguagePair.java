package dev.diptych.engine;

/**
 * A direction of translation.
 *
 * @param source BCP 47 tag of the text
 * @param target BCP 47 tag of the translation
 */
public record LanguagePair(String source, String target) {

  @Override
  public String toString() {
    return source + "→" + target;
  }
}
