package dev.diptych.engine.gist;

/** The words of a sentence, and who reads phrases from them; all move the same cursor. */
record Source(Cursor cursor, NounPhraseParser phrases, Clauses clauses) {

  static Source of(Cursor cursor) {
    NounPhraseParser phrases = new NounPhraseParser(cursor);
    return new Source(cursor, phrases, new Clauses(cursor, phrases));
  }
}
