package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/**
 * A verb with its auxiliaries.
 *
 * @param english base form, possibly with a particle
 * @param adverb stands between auxiliary and verb, empty for none
 * @param subject decides the agreement; {@code null} for a form without one
 * @param object a pronoun that follows the verb
 */
record VerbGroup(
    String english,
    Shape shape,
    boolean negated,
    boolean passive,
    String adverb,
    @Nullable Agreement subject,
    @Nullable Pronoun object)
    implements Node {

  /** Tense and mood of the English group. */
  enum Shape {
    PAST,
    PRESENT,
    FUTURE,
    MAY,
    PRESENT_PERFECT,
    PAST_PERFECT,
    PAST_PROGRESSIVE,
    INFINITIVE,
    PERFECT_INFINITIVE,
    BARE,
    GERUND,
    PARTICIPLE,
    CAN,
    MUST,
    SHOULD
  }

  /** Person and number. */
  record Agreement(int person, boolean plural) {
    static final Agreement IT = new Agreement(3, false);
    static final Agreement THEY = new Agreement(3, true);
  }

  static VerbGroup be(Shape shape, boolean negated, Agreement agreement) {
    return new VerbGroup("be", shape, negated, false, "", agreement, null);
  }

  VerbGroup withAgreement(Agreement agreement) {
    return new VerbGroup(english, shape, negated, passive, adverb, agreement, object);
  }

  VerbGroup withAdverb(String word) {
    return new VerbGroup(english, shape, negated, passive, word, subject, object);
  }

  VerbGroup withShape(Shape other) {
    return new VerbGroup(english, other, negated, passive, adverb, subject, object);
  }

  VerbGroup withNegation() {
    return new VerbGroup(english, shape, true, passive, adverb, subject, object);
  }

  /** {@code agree} → {@code agree on}. */
  VerbGroup followedBy(String preposition) {
    return new VerbGroup(
        english + " " + preposition, shape, negated, passive, adverb, subject, object);
  }

  VerbGroup withEnglish(String verb) {
    return new VerbGroup(verb, shape, negated, passive, adverb, subject, object);
  }

  VerbGroup affirmed() {
    return new VerbGroup(english, shape, false, passive, adverb, subject, object);
  }

  VerbGroup asPassive() {
    return new VerbGroup(english, shape, negated, true, adverb, subject, object);
  }

  VerbGroup withObject(@Nullable Pronoun pronoun) {
    return new VerbGroup(english, shape, negated, passive, adverb, subject, pronoun);
  }
}
