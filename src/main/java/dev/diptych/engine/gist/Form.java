package dev.diptych.engine.gist;

/**
 * One inflected form of a lemma.
 *
 * @param spelling as careful writers spell it; the index is keyed by its folded form
 */
record Form(Lemma lemma, Inflection inflection, String spelling) {}
