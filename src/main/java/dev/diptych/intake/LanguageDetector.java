package dev.diptych.intake;

/** Tells which language a text is written in. Safe for use by several threads; deterministic. */
@FunctionalInterface
public interface LanguageDetector {

  /** What {@link #detect} answers when it cannot tell. */
  String UNDETERMINED = "und";

  /**
   * Names the language of most of a text.
   *
   * @param text any text; only its beginning is looked at if it is very long
   * @return a BCP 47 tag, or {@link #UNDETERMINED} if the text gives too little evidence
   */
  String detect(String text);
}
