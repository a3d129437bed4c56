package dev.diptych.engine.gist;

/**
 * A piece of the sentence as it stands there.
 *
 * @param text the written form, digits European
 * @param bare the same without vowel signs
 * @param key see {@link ArabicText#key}
 * @param spaceBefore whether white space precedes it
 */
record Token(Kind kind, String text, String bare, String key, boolean spaceBefore) {

  /** What a token is made of. */
  enum Kind {
    /** Arabic letters. */
    WORD,
    /** The same, as part of the name of an organisation that a text has in quotes. */
    QUOTED,
    /** Letters of another script. */
    FOREIGN,
    /** A number, also with separators, a percent sign or a time. */
    NUMBER,
    /** An address, hashtag or handle, kept as it is. */
    VERBATIM,
    /** One mark. */
    MARK
  }

  boolean is(String mark) {
    return kind == Kind.MARK && text.equals(mark);
  }
}
