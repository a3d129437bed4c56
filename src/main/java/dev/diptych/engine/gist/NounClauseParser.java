package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;

/** Noun phrases: subject of a verb that follows, of an unspoken "is", or neither. */
final class NounClauseParser {

  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final Predicates predicates;
  private final RelativeParser relatives;
  private final Modifiers modifiers;

  NounClauseParser(
      Source source,
      Progress progress,
      Predicates predicates,
      RelativeParser relatives,
      Modifiers modifiers) {
    this.cursor = source.cursor();
    this.phrases = source.phrases();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.predicates = predicates;
    this.relatives = relatives;
    this.modifiers = modifiers;
  }

  /**
   * The phrase at the cursor with the clause it begins.
   *
   * @return whether there was one; the cursor is unmoved if not
   */
  boolean read() {
    Word first = cursor.peek();
    boolean separates = first != null && first.isPlainPronoun() && governors.isVerbBe();
    if (separates && !openings.forSubject()) {
      cursor.take();
      return true;
    }
    NounPhrase phrase = phrases.parse();
    if (phrase == null) {
      return false;
    }
    NounPhrase pending = referents.takePending();
    if (pending != null) {
      parts.add(pending);
      parts.is(pending.agreement());
    } else if (openings.forSubject() && beginsClause(phrase)) {
      return true;
    }
    boolean opens = openings.atSentenceStart() && cursor.next(Category.MARK);
    setDown(phrase);
    if (opens && pending == null) {
      referents.opened(phrase);
    }
    return true;
  }

  private boolean beginsClause(NounPhrase phrase) {
    return separated(phrase) || subjectOfVerb(phrase) || copula(phrase);
  }

  /** The phrase alone. */
  void setDown(NounPhrase phrase) {
    if (phrase.isDeclined() && parts.endsInVerb()) {
      phrase.infinitive();
    }
    parts.add(phrase);
    referents.lastPhrase(phrase);
    governors.phrase(phrase);
    openings.noSubject();
    relatives.withoutPronoun();
  }

  /** المشكلة هي كذا: "the problem is". */
  private boolean separated(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null || !next.isPlainPronoun() || phrase.head().is(Category.PRONOUN)) {
      return false;
    }
    int mark = cursor.mark();
    cursor.take();
    if (cursor.isAtEnd() || VerbGroupParser.starts(cursor) || cursor.next(Category.MARK)) {
      cursor.reset(mark);
      return false;
    }
    predicates.is(phrase);
    return true;
  }

  private boolean subjectOfVerb(NounPhrase phrase) {
    int mark = cursor.mark();
    List<Node> between = modifiers.after(phrase);
    Word next = cursor.peek();
    if (next != null && next.is(Category.NEGATION) && next.has("be") && mayBeSomething(phrase)) {
      phrase.after().addAll(between);
      referents.pending(phrase);
      return true;
    }
    Verbal verbal = takesVerb(phrase, between.isEmpty()) ? VerbGroupParser.parse(cursor) : null;
    if (verbal == null) {
      cursor.reset(mark);
      return false;
    }
    phrase.after().addAll(between);
    if (Modals.isImpersonal(verbal)) {
      predicates.modal(verbal, phrase);
    } else {
      predicates.clause(verbal, phrase, Predicates.Kind.SUBJECT_FIRST);
    }
    return true;
  }

  /** Whether the verb at the cursor may be the phrase's; a relative clause may be nearer. */
  private boolean takesVerb(NounPhrase phrase, boolean bare) {
    boolean indefinite =
        !phrase.isDefinite() && phrase.number().isEmpty() && !openings.atSentenceStart();
    boolean relative = bare && indefinite && !openings.forVerbless();
    return !relative && VerbGroupParser.starts(cursor) && clauses.mayAgree(phrase, cursor);
  }

  private boolean copula(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null
        || !openings.forVerbless()
        || !mayBeSomething(phrase)
        || !isPredicate(next, phrase)) {
      return false;
    }
    predicates.is(phrase);
    governors.forgetWord();
    return true;
  }

  private static boolean mayBeSomething(NounPhrase phrase) {
    Word head = phrase.head();
    boolean definite =
        phrase.isDefinite() || head.is(Category.PRONOUN) || head.is(Category.DEMONSTRATIVE);
    return definite && !head.is(Category.NUMERAL);
  }

  private boolean isPredicate(Word word, NounPhrase subject) {
    boolean ofPronoun = subject.head().is(Category.PRONOUN);
    return switch (word.category()) {
      case MARK -> quotedAdjective(word);
      case ADJECTIVE -> !word.article();
      case NEGATION -> word.has("un");
      case NOUN -> !word.isAccusative() && !word.has("time");
      case QUANTIFIER -> true;
      case PROPER, RELATIVE -> ofPronoun;
      case PREPOSITION -> !clauses.verbFollows();
      default -> false;
    };
  }

  /** بلاده "فخورة": the predicate in quotes. */
  private boolean quotedAdjective(Word quote) {
    Word next = cursor.peek(1);
    Word close = cursor.peek(2);
    return close != null
        && close.is(Category.MARK)
        && "\"«“".contains(quote.english())
        && next != null
        && next.is(Category.ADJECTIVE)
        && !next.article();
  }
}
