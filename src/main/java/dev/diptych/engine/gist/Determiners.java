package dev.diptych.engine.gist;

/** Determiners of English noun phrases. */
final class Determiners {

  private static final java.util.regex.Pattern SUPERLATIVE =
      java.util.regex.Pattern.compile("^(?:most|least|best|worst|first|last|only|same|[a-z]+est) ");

  private static final java.util.regex.Pattern OWNED =
      java.util.regex.Pattern.compile("^(?:the|a|its|his|her|their|our|my|your) ");

  private Determiners() {}

  /** {@code the}, {@code a} (to be adapted to the next sound), a possessive, or nothing. */
  static String of(NounPhrase phrase) {
    String determiner = full(phrase);
    return phrase.isHeadline() && determiner.equals("the") ? "" : determiner;
  }

  private static String full(NounPhrase phrase) {
    Word head = phrase.head();
    Pronoun owner = phrase.owner();
    if (owner != null) {
      return owner.possessive();
    }
    if (phrase.superlative() != null && head.english().startsWith("a ")) {
      return "the";
    }
    if (phrase.isOwned()) {
      return "";
    }
    if (OWNED.matcher(head.english()).find()) {
      return "";
    }
    if (phrase.isNegated()) {
      return "no";
    }
    if (!phrase.demonstrative().isEmpty()) {
      return phrase.demonstrative();
    }
    if (phrase.isGerund()) {
      return "";
    }
    if (isShare(phrase)) {
      return phrase.isHeadPlural() ? "" : "a";
    }
    boolean counted = !phrase.number().isEmpty();
    boolean uncountable = head.lemma().plural().equals("=");
    if (head.has("phrase") && SUPERLATIVE.matcher(head.english()).find()) {
      return "the";
    }
    if (phrase.isDefinite()) {
      if (!phrase.quantifier().isEmpty()
          && !phrase.quantifier().startsWith("all")
          && !phrase.quantifier().endsWith("of")
          && !phrase.quantifier().equals("the same")) {
        return "";
      }
      if (phrase.quantifier().equals("the same")) {
        return "";
      }
      return isGeneral(phrase, uncountable) ? "" : "the";
    }
    NounPhrase done = phrase.possessor();
    boolean act =
        done != null
            && isAct(head)
            && phrase.quantifier().isEmpty()
            && !counted
            && Genitives.way(phrase, done) == Genitives.Way.BEHIND;
    if (act) {
      return "the";
    }
    boolean bare =
        counted || uncountable || phrase.isHeadPlural() || !phrase.quantifier().isEmpty();
    return bare ? "" : "a";
  }

  /** افتتاح مدرسة: what is done to something is that act, and no other. */
  private static boolean isAct(Word head) {
    Lemma verb = head.lemma().verb();
    return head.lemma().isMasdar()
        || verb != null
            && !verb.has("intr")
            && !head.has("person")
            && !head.has("place")
            && !head.has("org")
            && Gerunds.means(head.lemma(), verb);
  }

  /** التعليم, الأسعار: what Arabic has with the article because it means all there is of it. */
  private static boolean isGeneral(NounPhrase phrase, boolean uncountable) {
    NounPhrase of = phrase.possessor();
    if (phrase.superlative() != null
        || !phrase.after().isEmpty()
        || of != null && !Compounds.classifies(phrase)
        || phrase.adjectives().stream().anyMatch(word -> word.has("ordinal"))) {
      return false;
    }
    Word head = phrase.head();
    if (!phrase.isHeadPlural()) {
      return uncountable && !head.has("org") && !head.has("place") && !head.has("group");
    }
    return !phrase.isPerson()
        && !phrase.isSpecific()
        && !head.has("org")
        && !head.has("place")
        && !head.has("group")
        && !head.has("time")
        && head.inflection().count() == Count.PLURAL
        && phrase.number().isEmpty();
  }

  /** ثلث السكان: "a third of the residents". */
  private static boolean isShare(NounPhrase phrase) {
    boolean fraction =
        switch (phrase.head().lemma().arabic()) {
          case "ثلث", "ربع", "خمس", "سدس", "ثمن" -> phrase.head().is(Category.NOUN);
          default -> false;
        };
    return fraction && phrase.possessor() != null && phrase.superlative() == null;
  }
}
