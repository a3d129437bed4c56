package dev.diptych.engine.gist;

/** Grammatical number. */
enum Count {
  SINGULAR,
  DUAL,
  PLURAL
}
