package dev.diptych.engine.gist;

/** Part of speech, as fine as the rules need it. */
enum Category {
  NOUN,
  /** A name. */
  PROPER,
  ADJECTIVE,
  VERB,
  PREPOSITION,
  /** Joins equals: و, أو, ثم, لكن. */
  CONJUNCTION,
  /** Opens a subordinate clause: عندما, لأن, إذا. */
  SUBORDINATOR,
  /** أن before a verb. */
  THAT_VERB,
  /** أنّ and إنّ before a noun. */
  THAT_NOUN,
  /** Negates a verb or sentence: لم, لن, لا, ما, ليس. */
  NEGATION,
  /** Colours a verb: قد, سوف. */
  PARTICLE,
  PRONOUN,
  DEMONSTRATIVE,
  RELATIVE,
  NUMERAL,
  /** كل, جميع, بعض: quantifies the noun after it. */
  QUANTIFIER,
  ADVERB,
  INTERROGATIVE,
  MARK,
  /** Latin text, addresses. */
  FOREIGN,
  /** In no list; transliterated. */
  UNKNOWN
}
