package dev.diptych.engine.gist;

/** Grammatical gender. */
enum Gender {
  MASCULINE,
  FEMININE
}
