package dev.diptych.engine.gist;

/**
 * أحد and أي in a negated clause. Arabic negates the verb ("one did not come"), English the subject
 * ("no one came").
 */
final class Nobodies {

  private static final String NOT_ONE = "no one";

  private Nobodies() {}

  /** Whether the subject took the negation, which the verb then must not have. */
  static boolean takesNegation(NounPhrase subject) {
    if (isSomebody(subject)) {
      subject.quantifier(NOT_ONE);
      return true;
    }
    if (subject.quantifier().equals("any")) {
      subject.quantifier("no");
      return true;
    }
    return false;
  }

  /** أحد without a noun of which it is one. */
  static boolean isSomebody(NounPhrase phrase) {
    return phrase.head().is(Category.QUANTIFIER)
        && phrase.head().has("oneof")
        && phrase.head().suffix() == null;
  }

  /** How it is called where nothing is negated around it, or the verb is and it is not subject. */
  static String english(NounPhrase phrase) {
    return phrase.quantifier().isEmpty() ? "anyone" : phrase.quantifier();
  }
}
