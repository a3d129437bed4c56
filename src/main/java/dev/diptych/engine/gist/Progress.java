package dev.diptych.engine.gist;

/**
 * How far a sentence has come: what stands there in English, and what the parsers know from it for
 * the words that follow. One object a sentence, not for several threads.
 */
record Progress(
    EnglishParts parts,
    Governors governors,
    Referents referents,
    Openings openings,
    ClauseLink link) {

  /** Nothing has been read yet. */
  static Progress atStart() {
    return new Progress(
        new EnglishParts(), new Governors(), new Referents(), new Openings(), new ClauseLink());
  }
}
