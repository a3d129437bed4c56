package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;

/** Noun phrases: subject of a verb that follows, of an unspoken "is", or neither. */
final class NounClauseParser {

  /** How far from its subject a separating pronoun may stand. */
  private static final int REACH = 7;

  private final Source source;
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
    this.source = source;
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
    if (first != null && first.isPlainPronoun() && isBeforeThat()) {
      cursor.take();
      parts.is(new VerbGroup.Agreement(3, false));
      openings.noClause();
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

  /** من العيوب هو أن: "is that". */
  private boolean isBeforeThat() {
    Word next = cursor.peek(1);
    return !openings.atSentenceStart() && next != null && next.is(Category.THAT_NOUN);
  }

  private boolean beginsClause(NounPhrase phrase) {
    return pointed(phrase)
        || measured(phrase)
        || separated(phrase)
        || subjectOfVerb(phrase)
        || copula(phrase);
  }

  /** The phrase alone. */
  void setDown(NounPhrase phrase) {
    if (phrase.isDeclined() && parts.endsInVerb()) {
      phrase.infinitive();
    }
    parts.add(phrase);
    Node measure = Measures.of(phrase, source);
    if (measure != null) {
      phrase.after().add(measure);
    }
    referents.lastPhrase(phrase);
    governors.phrase(phrase);
    openings.noSubject();
    relatives.withoutPronoun();
  }

  /** وهذا ما نعرفه: "this is what", wherever it stands. */
  private boolean pointed(NounPhrase phrase) {
    Word next = cursor.peek();
    boolean what = next != null && next.is(Category.RELATIVE) && next.has("free");
    if (!what || !phrase.head().is(Category.DEMONSTRATIVE)) {
      return false;
    }
    predicates.is(phrase);
    return true;
  }

  /** الأنابيب عمرها خمسون عاما: "the pipes are fifty years old". */
  private boolean measured(NounPhrase phrase) {
    Node measure =
        phrase.isDefinite() && openings.forVerbless() ? Measures.of(phrase, source) : null;
    if (measure == null) {
      return false;
    }
    predicates.is(phrase);
    parts.add(measure);
    return true;
  }

  /** المشكلة هي كذا: "the problem is". */
  private boolean separated(NounPhrase phrase) {
    if (phrase.head().is(Category.PRONOUN) || !pronounFollows()) {
      return false;
    }
    int mark = cursor.mark();
    List<Node> between = modifiers.after(phrase);
    Word next = cursor.peek();
    if (next == null || !next.isPlainPronoun()) {
      cursor.reset(mark);
      return false;
    }
    cursor.take();
    Word after = cursor.peek();
    boolean list = after != null && after.is(Category.MARK) && after.english().equals(":");
    boolean stops = after == null || after.is(Category.MARK) && !list;
    if (stops || VerbGroupParser.starts(cursor)) {
      cursor.reset(mark);
      return false;
    }
    phrase.after().addAll(between);
    predicates.is(phrase);
    return true;
  }

  /** Whether a pronoun that may separate stands near, before any verb or mark. */
  private boolean pronounFollows() {
    for (int i = 0; i < REACH; i++) {
      Word word = cursor.peek(i);
      if (word == null || word.is(Category.MARK) || word.is(Category.VERB)) {
        return false;
      }
      if (word.isPlainPronoun()) {
        return true;
      }
    }
    return false;
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
      predicates.modal(verbal, phrase, null);
    } else {
      predicates.clause(verbal, phrase, Predicates.Kind.SUBJECT_FIRST);
    }
    return true;
  }

  /** Whether the verb at the cursor may be the phrase's; a relative clause may be nearer. */
  private boolean takesVerb(NounPhrase phrase, boolean bare) {
    boolean pointed =
        phrase.head().is(Category.DEMONSTRATIVE) || phrase.head().is(Category.PRONOUN);
    boolean indefinite =
        !pointed
            && !phrase.isDefinite()
            && phrase.number().isEmpty()
            && !openings.atSentenceStart();
    boolean relative = bare && indefinite && !openings.forVerbless();
    return !relative
        && !resumesLater(phrase)
        && VerbGroupParser.starts(cursor)
        && clauses.mayAgree(phrase, cursor);
  }

  /**
   * برنامج شارك فيه ألف مزارع: the verb has a subject of its own, and points back to the phrase.
   */
  private boolean resumesLater(NounPhrase phrase) {
    Word preposition = cursor.peek(1);
    Word pronoun = cursor.peek(2);
    Pronoun back = pronoun == null ? null : pronoun.suffix();
    return !phrase.isDefinite()
        && preposition != null
        && preposition.is(Category.PREPOSITION)
        && pronoun != null
        && pronoun.is(Category.PRONOUN)
        && back != null
        && clauses.refersTo(back, phrase)
        && NounPhraseParser.starts(cursor.peek(3));
  }

  private boolean copula(NounPhrase phrase) {
    Word next = cursor.peek();
    if (openings.forVerbless() && mayBeSomething(phrase) && describedSubject(phrase)) {
      return true;
    }
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

  /** جودة الهواء في المدينة سيئة: what stands between belongs to the subject. */
  private boolean describedSubject(NounPhrase phrase) {
    Word next = cursor.peek();
    Word of = cursor.peek(1);
    boolean complemented =
        next != null
            && next.is(Category.ADJECTIVE)
            && next.article()
            && of != null
            && of.is(Category.PREPOSITION);
    if (next == null
        || !next.is(Category.PREPOSITION) && !next.is(Category.RELATIVE) && !complemented) {
      return false;
    }
    int mark = cursor.mark();
    List<Node> between = modifiers.after(phrase);
    Word predicate = cursor.peek();
    boolean said =
        !between.isEmpty()
            && predicate != null
            && predicate.is(Category.ADJECTIVE)
            && !predicate.article()
            && !predicate.isAccusative()
            && predicate.inflection().gender() == phrase.agreeing();
    if (!said) {
      cursor.reset(mark);
      return false;
    }
    phrase.after().addAll(between);
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
      case PROPER -> ofPronoun;
      case RELATIVE -> ofPronoun || subject.head().is(Category.DEMONSTRATIVE) && word.has("free");
      case PREPOSITION -> !clauses.verbFollows() && !word.is(Category.PREPOSITION, "منذ");
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
