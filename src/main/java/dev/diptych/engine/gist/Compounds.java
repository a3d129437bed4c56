package dev.diptych.engine.gist;

/** Which genitives English puts before their noun: أسعار النفط "oil prices". */
final class Compounds {

  private Compounds() {}

  static boolean joins(NounPhrase phrase, NounPhrase possessor) {
    Word head = phrase.head();
    Word inner = possessor.head();
    boolean simple =
        possessor.possessor() == null
            && possessor.owner() == null
            && possessor.number().isEmpty()
            && possessor.quantifier().isEmpty()
            && possessor.demonstrative().isEmpty()
            && possessor.superlative() == null
            && possessor.after().isEmpty()
            && possessor.joined().stream().allMatch(Compounds::isPlainMass)
            && possessor.adjectives().size() <= (inner.isDefinite() && !isMass(inner) ? 0 : 1);
    if (!simple || phrase.isGerund() || head.has("gerund")) {
      return false;
    }
    boolean takes = Genitives.takesNoun(head.english());
    if (head.lemma().verb() != null && !takes) {
      return false;
    }
    if (possessor.isName()) {
      return inner.has("place")
          ? Genitives.takesName(head.english())
          : !isPersonal(inner) && (head.has("org") || isThing(inner));
    }
    if (!inner.is(Category.NOUN) || inner.has("phrase")) {
      return false;
    }
    boolean being =
        possessor.isPerson() || inner.has("place") || inner.has("org") || inner.has("group");
    boolean part = head.has("time") || head.has("unit") || head.has("group");
    if (possessor.isHeadPlural()) {
      return takes && !being && inner.inflection().count() == Count.PLURAL;
    }
    if (!inner.article()) {
      return !part && !being && !inner.english().contains(" ");
    }
    return !being && !part && (takes || isMass(inner) && !head.has("abstract"));
  }

  private static boolean isMass(Word word) {
    return word.lemma().plural().equals("=");
  }

  private static boolean isPlainMass(NounPhrase phrase) {
    return phrase.head().is(Category.NOUN)
        && isMass(phrase.head())
        && phrase.adjectives().isEmpty()
        && phrase.after().isEmpty();
  }

  /** كرة القدم: a phrase that the lexicon has as a name, but that is none in English. */
  private static boolean isThing(Word name) {
    return name.has("phrase")
        && !name.has("time")
        && Character.isLowerCase(name.english().charAt(0));
  }

  private static boolean isPersonal(Word name) {
    return name.has("person") || name.has("given") || name.has("family");
  }

  /** Whether what stands before the noun is no name, so that the whole says what kind it is. */
  static boolean classifies(NounPhrase phrase) {
    NounPhrase of = phrase.possessor();
    return of != null && !of.isName() && Genitives.way(phrase, of) == Genitives.Way.COMPOUND;
  }

  static String modifier(NounPhrase possessor) {
    Word head = possessor.head();
    if (possessor.isName()) {
      return possessor.names().isEmpty()
          ? head.english()
          : head.english() + " " + String.join(" ", possessor.names());
    }
    StringBuilder out = new StringBuilder(head.english());
    possessor.joined().forEach(other -> out.append(" and ").append(other.head().english()));
    return out.toString();
  }
}
