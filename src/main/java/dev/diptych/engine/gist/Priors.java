package dev.diptych.engine.gist;

/** How likely a form is before its neighbours are looked at. */
final class Priors {

  private Priors() {}

  static double of(Form form) {
    Inflection inflection = form.inflection();
    if (form.lemma().has("direction")) {
      return 1.5;
    }
    double score = category(form.lemma()) + commonness(form.lemma());
    if (inflection.isVerbal()) {
      boolean women = inflection.count() == Count.PLURAL && inflection.gender() == Gender.FEMININE;
      score -= women && inflection.person() == 3 ? 1.5 : 0;
      score -= inflection.person() == 2 ? 2.5 : inflection.person() == 1 ? 1.8 : 0;
      score -= inflection.count() == Count.DUAL ? 0.8 : 0;
      score -= inflection.passive() ? 0.5 : 0;
    } else {
      score -= inflection.count() == Count.DUAL ? 0.3 : 0;
      // قرضا is one loan in the accusative far more often than two before a genitive.
      boolean two =
          inflection.count() == Count.DUAL && inflection.use() == Inflection.Use.CONSTRUCT;
      score -= two && form.spelling().endsWith("ا") ? 1 : 0;
    }
    return score;
  }

  private static double commonness(Lemma lemma) {
    Lemma source =
        lemma.verb() == null || lemma.derivation() == Lemma.Derivation.NONE ? lemma : lemma.verb();
    if (source.has("rare")) {
      return switch (lemma.category()) {
        case NOUN, ADJECTIVE, VERB, PROPER -> -0.7;
        default -> -2;
      };
    }
    return source.has("common") ? 0.5 : 0;
  }

  private static double category(Lemma lemma) {
    if (lemma.isMasdar()) {
      return 1.6;
    }
    if (lemma.isParticiple()) {
      return 0.2;
    }
    return switch (lemma.category()) {
      case PREPOSITION,
          CONJUNCTION,
          SUBORDINATOR,
          THAT_VERB,
          THAT_NOUN,
          NEGATION,
          PARTICLE,
          PRONOUN,
          DEMONSTRATIVE,
          RELATIVE,
          QUANTIFIER,
          INTERROGATIVE ->
          3.5;
      case NUMERAL, ADVERB -> 3.0;
      case NOUN -> 2.0;
      case ADJECTIVE -> 1.9;
      case VERB -> 1.8;
      case PROPER ->
          lemma.has("month")
              ? 2.6
              : lemma.has("link")
                  ? 0.2
                  : lemma.has("day") ? 3.4 : lemma.has("given") || lemma.has("family") ? 1.6 : 2.2;
      case MARK, FOREIGN, UNKNOWN -> 0;
    };
  }
}
