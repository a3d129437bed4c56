package dev.diptych.engine.gist;

/** صادرات الحديد والصلب, وزارتا الدفاع والداخلية: when two genitives share the noun before them. */
final class SharedGenitives {

  private SharedGenitives() {}

  /** Whether the two are of one kind, so that they share the noun before them. */
  static boolean areAlike(Word head, Word first, Word second) {
    boolean severalOwners = head.isPlural() && !head.has("phrase");
    if (first.is(Category.PROPER) && second.is(Category.PROPER)) {
      return severalOwners && first.has("place") && second.has("place");
    }
    boolean nouns =
        first.is(Category.NOUN)
            && second.is(Category.NOUN)
            && first.article()
            && second.article()
            && first.suffix() == null
            && first.isPlural() == second.isPlural();
    boolean beings = first.has("person") || first.has("org") || first.has("place");
    boolean mass = isMass(first) && isMass(second);
    boolean dual = head.inflection().count() == Count.DUAL;
    boolean done = head.lemma().verb() != null && first.isPlural() && isThing(first, second);
    boolean things =
        isThing(first, second) && !beings && !second.has("org") && !second.has("place");
    return nouns && (mass || dual || done || things);
  }

  /** تحسين المدارس والمستشفيات: both are what it is done to. */
  private static boolean isThing(Word first, Word second) {
    return !first.has("person")
        && !second.has("person")
        && first.lemma().verb() == null
        && second.lemma().verb() == null;
  }

  /** Whether English has no plural of it. */
  static boolean isMass(Word word) {
    return word.lemma().plural().equals("=") && !word.has("org");
  }
}
