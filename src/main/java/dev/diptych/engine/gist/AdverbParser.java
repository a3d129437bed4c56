package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;

/** Adverbs, and "there is". */
final class AdverbParser {

  private static final String IT_IS = "it is ";

  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;

  AdverbParser(Source source, Progress progress) {
    this.cursor = source.cursor();
    this.phrases = source.phrases();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
  }

  void read() {
    Word word = cursor.take();
    Word next = cursor.peek();
    boolean clause = openings.forSubject() || referents.lastPhrase() == null;
    if (word.has("exist") && clause && next != null && mayExist(next)) {
      existence(next);
      return;
    }
    if (isNone(word.english()) && cursor.next(Category.NOUN) && !Exceptives.ahead(cursor)) {
      none(word.english());
      return;
    }
    if (word.english().startsWith(IT_IS) && parts.makeImpersonal()) {
      parts.plain(word.english().substring(IT_IS.length()));
      openings.clause(word.lemma().arabic().endsWith("ن"));
      governors.forgetVerb();
      return;
    }
    if (word.has("post") && intensifies(word.english())) {
      return;
    }
    parts.plain(existence(word.english()));
    if (word.has("opener")) {
      openings.clause(word.lemma().arabic().endsWith("ن"));
      governors.forgetVerb();
    }
  }

  /** كبيرة جدا: English has "very" before the adjective, whether a predicate or with its noun. */
  private boolean intensifies(String english) {
    if (parts.endsInAdjective()) {
      parts.beforeLast(english);
      return true;
    }
    NounPhrase phrase = parts.lastPhrase();
    return phrase != null && phrase.intensify(english);
  }

  /** لا توجد … سوى: there is none but, so "there is only". */
  private String existence(String english) {
    if (!isNone(english) || !Exceptives.ahead(cursor)) {
      return english;
    }
    link.exceptive();
    return english.substring(0, english.length() - 3);
  }

  private static boolean isNone(String english) {
    return english.startsWith("there ") && english.endsWith(" no");
  }

  /** ليس هناك سبب: "there is no reason". */
  private void none(String english) {
    parts.plain(english.substring(0, english.length() - 3));
    NounPhrase phrase = phrases.parse();
    if (phrase == null) {
      parts.plain("no");
      return;
    }
    phrase.negated();
    parts.add(phrase);
    referents.lastPhrase(phrase);
    governors.phrase(phrase);
    openings.noClause();
  }

  private static boolean mayExist(Word word) {
    return NounPhraseParser.starts(word) && (!word.article() || word.is(Category.QUANTIFIER))
        || word.is(Category.RELATIVE, "من");
  }

  /** هناك: "there is". */
  private void existence(Word what) {
    if (what.is(Category.RELATIVE)) {
      parts.plain("there");
      if (!parts.moveLastBeforeBe()) {
        parts.is(Agreement.THEY);
      }
      parts.plain("those");
      openings.noClause();
      return;
    }
    boolean many = what.isPlural() || what.is(Category.QUANTIFIER) || what.is(Category.NUMERAL);
    parts.plain("there");
    if (!parts.moveLastBeforeBe()) {
      parts.is(many ? Agreement.THEY : Agreement.IT);
    }
    openings.noClause();
  }
}
