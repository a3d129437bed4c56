package dev.diptych.engine.gist;

/** Clauses that begin with "that": أنّ before a noun, أنْ before a verb. */
final class ThatParser {

  private final Cursor cursor;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;
  private final Predicates predicates;
  private final VerbClauseParser verbs;

  ThatParser(Source source, Progress progress, Predicates predicates, VerbClauseParser verbs) {
    this.cursor = source.cursor();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
    this.predicates = predicates;
    this.verbs = verbs;
  }

  void beforeNoun() {
    Word word = cursor.take();
    boolean first = parts.isEmpty() || openings.atSentenceStart();
    boolean result = link.takeResult();
    if (!first && result && parts.endsIn("and")) {
      parts.removeLast();
    } else if (!first) {
      parts.plain("that");
    }
    openings.clause(true);
    referents.closeGap();
    governors.forget();
    if (word.attached() && cursor.next(Category.PRONOUN)) {
      withPronoun(clauses.pronounSubject(cursor.take(), referents.lastSubject()));
    }
  }

  /** "that it …": without a verb the pronoun needs "is". */
  private void withPronoun(NounPhrase subject) {
    referents.pending(subject);
    Word next = cursor.peek();
    if (next == null || VerbGroupParser.starts(cursor)) {
      return;
    }
    if (next.is(Category.SUBORDINATOR) || next.is(Category.ADVERB) && next.has("exist")) {
      referents.dropPending();
    } else if (isPredicate(next) && !clauses.verbFollows()) {
      predicates.is(subject);
      referents.dropPending();
    }
  }

  private static boolean isPredicate(Word word) {
    return switch (word.category()) {
      case ADJECTIVE, PREPOSITION, NOUN, PROPER -> true;
      default -> false;
    };
  }

  void beforeVerb() {
    boolean negated = cursor.take().has("not");
    if (cursor.next(Category.NEGATION, "لا")) {
      cursor.take();
      negated = true;
    }
    if (!VerbGroupParser.starts(cursor)) {
      parts.plain("that");
      openings.clause(true);
      return;
    }
    if (negated) {
      parts.plain("not");
    }
    verbs.infinitive();
  }
}
