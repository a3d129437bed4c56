package dev.diptych.engine.gist;

/**
 * What the shape of a word form says, beyond its lemma.
 *
 * @param tense {@code NONE} for anything but a finite verb
 * @param person 1 to 3
 * @param passive whether the spelling shows a passive (most passives look like the active)
 * @param use where the form may stand
 */
record Inflection(Tense tense, int person, Gender gender, Count count, boolean passive, Use use) {

  /** Tense of a finite verb. */
  enum Tense {
    NONE,
    PERFECT,
    IMPERFECT,
    IMPERATIVE
  }

  /** Where a form may stand. */
  enum Use {
    /** Anywhere. */
    ANY,
    /** Only with a following genitive or a pronoun suffix: مهندسو. */
    CONSTRUCT,
    /** Only with a pronoun suffix: سيارتـ. */
    BEFORE_SUFFIX,
    /** Indefinite accusative: كتابا. */
    ACCUSATIVE,
    /** Only after لم and the like: يقل. */
    JUSSIVE,
    /** Everywhere but before a suffix: سيارة, قالوا. */
    WITHOUT_SUFFIX
  }

  private static final java.util.Map<Inflection, Inflection> KNOWN =
      new java.util.concurrent.ConcurrentHashMap<>();

  static Inflection nominal(Gender gender, Count count, Use use) {
    return shared(new Inflection(Tense.NONE, 3, gender, count, false, use));
  }

  /** One object for each combination: there are few of them and many forms. */
  private static Inflection shared(Inflection inflection) {
    Inflection known = KNOWN.putIfAbsent(inflection, inflection);
    return known == null ? inflection : known;
  }

  static Inflection verbal(Tense tense, int person, Gender gender, Count count, Use use) {
    return shared(new Inflection(tense, person, gender, count, false, use));
  }

  Inflection asPassive() {
    return shared(new Inflection(tense, person, gender, count, true, use));
  }

  boolean isVerbal() {
    return tense != Tense.NONE;
  }
}
