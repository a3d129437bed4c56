package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;

/** What stands between clauses: marks, conjunctions, subordinators. */
final class ConnectiveParser {

  private static final String COMMAS = "،,";
  private static final String STOPS = ".!؟?:";

  /** Marks behind which a clause may begin. */
  private static final String DIVIDING = ".!؟?:؛;،,\"«“(-–";

  /** Marks that a verb governs across: what it says may stand in quotes. */
  private static final String ENCLOSING = "\"«“(";

  /** Marks behind which a clause needs its verb. */
  private static final String ASIDES = "،,(-–";

  private final Cursor cursor;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;
  private final VerbClauseParser verbs;

  ConnectiveParser(Source source, Progress progress, VerbClauseParser verbs) {
    this.cursor = source.cursor();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
    this.verbs = verbs;
  }

  void mark() {
    String mark = cursor.take().english();
    if (COMMAS.contains(mark) && cursor.next(Category.THAT_NOUN)) {
      return;
    }
    parts.plain(mark);
    if (DIVIDING.contains(mark)) {
      divide(mark);
    }
    if (STOPS.contains(mark)) {
      referents.opened(null);
      link.takeCondition();
      openings.sentence();
    }
  }

  private void divide(String mark) {
    referents.dropWaiting();
    referents.forgetIndefinite();
    link.dropAlso();
    link.dropExceptive();
    if (!ENCLOSING.contains(mark)) {
      governors.forgetVerb();
    }
    governors.forgetWord();
    boolean still = openings.forVerbless() && !ASIDES.contains(mark);
    openings.clause(still || STOPS.contains(mark) && !openings.isHeadline());
  }

  void conjunction() {
    Word word = cursor.take();
    if (word.lemma().arabic().equals("ف") && link.takeTopic()) {
      parts.plain(",");
      openings.clause(true);
      return;
    }
    if (word.lemma().arabic().equals("ف") && link.takeCondition()) {
      if (!parts.endsInComma()) {
        parts.plain(",");
      }
      openings.clause(true);
      return;
    }
    boolean and = word.lemma().arabic().equals("و") || word.lemma().arabic().equals("ف");
    link.conjunction(word);
    join(word, and && openings.atSentenceStart());
    Word next = cursor.peek();
    if (next == null) {
      return;
    }
    if (and && next.isPlainPronoun() && !openings.atSentenceStart()) {
      which(next);
    } else if (!and && word.attached() && next.is(Category.PRONOUN)) {
      pronoun();
      openings.verbless();
    }
  }

  /** Sets the conjunction down, unless it is one that English does not begin a sentence with. */
  private void join(Word word, boolean unspoken) {
    boolean verbNext = VerbGroupParser.starts(cursor);
    if (!unspoken) {
      parts.plain(word.english());
      governors.forgetWord();
      if (verbNext) {
        link.joinVerb();
        governors.forgetVerb();
      }
    }
    if (verbNext) {
      referents.closeGap();
    }
    openings.clause(openings.forVerbless() && openings.atSentenceStart());
  }

  /** لكنه, لأنه: the pronoun is the subject of what follows. */
  private void pronoun() {
    referents.pending(clauses.pronounSubject(cursor.take(), referents.lastSubject()));
  }

  /** وهو ما: "which"; وهو كذا: "which is"; وهو يفعل: "while he does". */
  private void which(Word pronoun) {
    cursor.take();
    parts.removeLast();
    if (!parts.endsInComma()) {
      parts.plain(",");
    }
    Word next = cursor.peek();
    if (next != null && next.is(Category.RELATIVE) && next.has("free")) {
      cursor.take();
      parts.plain("which");
      referents.gap(new NounPhrase(pronoun));
    } else if (VerbGroupParser.starts(cursor)) {
      parts.plain("as");
      referents.pending(clauses.pronounSubject(pronoun, referents.lastSubject()));
    } else {
      whichIs(pronoun);
    }
    governors.forgetVerb();
  }

  private void whichIs(Word pronoun) {
    NounPhrase near = referents.lastPhrase();
    NounPhrase before = near == null ? referents.lastSubject() : near;
    parts.plain(before != null && before.isPerson() ? "who" : "which");
    parts.is(new Agreement(3, pronoun.isPlural()));
    openings.noClause();
  }

  void subordinator() {
    Word word = cursor.take();
    boolean verbNext = VerbGroupParser.starts(cursor);
    if (word.lemma().arabic().equals("كما") && openings.atSentenceStart() && verbNext) {
      link.also();
      return;
    }
    boolean consequence = word.english().equals("which");
    if (consequence && !parts.endsInComma()) {
      parts.plain(",");
    }
    begin(word);
    if (consequence && verbNext) {
      referents.gap(new NounPhrase(word));
    }
    if (word.has("purpose") && verbNext) {
      parts.removeLast();
      verbs.infinitive();
    }
  }

  private void begin(Word subordinator) {
    parts.plain(subordinator.english());
    if (subordinator.english().equals("if")) {
      link.condition();
    }
    openings.clause(true);
    governors.forget();
    if (subordinator.attached() && cursor.next(Category.PRONOUN)) {
      pronoun();
    }
  }
}
