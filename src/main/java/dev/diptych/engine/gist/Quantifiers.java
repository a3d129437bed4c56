package dev.diptych.engine.gist;

/** English for كل, جميع, بعض and the like, which depends on the noun. */
final class Quantifiers {

  private Quantifiers() {}

  static String english(Word quantifier, NounPhrase phrase) {
    String word = quantifier.english();
    if (quantifier.has("approx")) {
      phrase.definite(false);
      return word;
    }
    boolean definite = phrase.isDefinite();
    return switch (quantifier.lemma().arabic()) {
      case "كل" ->
          definite
              ? phrase.isHeadPlural() ? "all" : "all of"
              : phrase.isHeadPlural() ? "all" : "every";
      case "معظم", "أغلب" -> definite ? "most of" : "most";
      case "بعض", "عدة", "مختلف", "شتى" -> {
        phrase.definite(false);
        yield word;
      }
      case "نفس", "ذات" -> {
        phrase.definite(false);
        yield word;
      }
      case "مجرد" -> "merely";
      default -> word;
    };
  }
}
