package dev.diptych.engine.gist;

/** English for كل, جميع, بعض and the like, which depends on the noun. */
final class Quantifiers {

  private Quantifiers() {}

  /** العديد من المطاعم "many restaurants", العديد من شوارع المدينة "many of the city's streets". */
  private static String several(String word, NounPhrase phrase) {
    boolean certain =
        phrase.owner() != null
            || phrase.possessor() != null
            || phrase.isName()
            || !phrase.demonstrative().isEmpty();
    boolean mass = word.equals("many") && !phrase.isHeadPlural();
    String english = mass ? "much" : word.equals("few") && !phrase.isHeadPlural() ? "little" : word;
    if (certain) {
      return english + " of";
    }
    phrase.definite(false);
    return english;
  }

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
      case "عديد" -> several(word, phrase);
      case "مجرد" -> "merely";
      default -> word;
    };
  }
}
