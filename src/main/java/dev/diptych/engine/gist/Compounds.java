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
            && possessor.joined().isEmpty()
            && possessor.adjectives().size() <= (inner.isDefinite() ? 0 : 1);
    if (!simple || phrase.isGerund() || head.lemma().verb() != null) {
      return false;
    }
    if (possessor.isName()) {
      return head.has("org") && !inner.has("place") && !inner.has("person");
    }
    if (!inner.is(Category.NOUN) || possessor.isHeadPlural()) {
      return false;
    }
    boolean being = inner.has("person") || inner.has("title") || inner.has("place");
    boolean part = head.has("time") || head.has("unit") || head.has("group");
    if (!inner.article()) {
      return !part && !being && !inner.english().contains(" ");
    }
    return inner.lemma().plural().equals("=") && !part && !being && !head.has("abstract");
  }

  static String modifier(NounPhrase possessor) {
    Word head = possessor.head();
    if (possessor.isName()) {
      return possessor.names().isEmpty()
          ? head.english()
          : head.english() + " " + String.join(" ", possessor.names());
    }
    return head.english();
  }
}
