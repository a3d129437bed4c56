package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Noun phrases and adjectives: subject of a verb that follows, of an unspoken "is", or neither. */
abstract class NounClauseParser extends PrepositionParser {

  private static final int MAX_DEPTH = 3;
  private static final int MAX_MODIFIERS = 4;

  NounClauseParser(Cursor cursor, int depth) {
    super(cursor, depth);
  }

  /** Takes the next part of the sentence. */
  abstract void step();

  abstract void relative();

  /** A parser of the same kind on the same words, for the inside of a phrase. */
  abstract NounClauseParser inner();

  void adjectiveOrPhrase(Word word) {
    if (word.article() || word.has("ordinal") || word.has("elative")) {
      int mark = cursor.mark();
      Word before = word;
      Word next = cursor.peek(1);
      boolean modifies =
          lastPhrase != null
              && word.article()
              && next != null
              && NounPhraseParser.takesComplement(word, next);
      if (!modifies && phrase()) {
        return;
      }
      cursor.reset(mark);
      adjective(before);
      return;
    }
    adjective(word);
  }

  /** A predicate, or a participle with a complement of its own. */
  void adjective(Word word) {
    cursor.take();
    plain(Realiser.adjective(word));
    if (word.suffix() != null && word.lemma().isParticiple()) {
      plain(word.suffix().object());
    }
    governingWord = word.lemma();
    if (word.lemma().isParticiple()) {
      governingVerb = word.lemma();
      governed = false;
      if (cursor.next(Category.PREPOSITION) && resumesIn(cursor.peek(1))) {
        out.remove(out.size() - 1);
        plain(English.pastParticiple(word.english()));
        cursor.take();
        cursor.take();
      }
    }
    opening = false;
    nominal = false;
    lastPhrase = null;
  }

  /** المعترف بها: the pronoun only points back. */
  static boolean resumesIn(@Nullable Word word) {
    return word != null && word.is(Category.PRONOUN) && word.has("object");
  }

  /** A noun phrase: the subject of a verb that follows, of "is", or simply a phrase. */
  boolean phrase() {
    Word first = cursor.peek();
    boolean separates =
        first != null && isPlainPronoun(first) && governingVerb != null && governingVerb.has("be");
    if (separates && !opening) {
      cursor.take();
      return true;
    }
    NounPhrase phrase = phrases.parse();
    if (phrase == null) {
      return false;
    }
    if (opening && pendingSubject == null) {
      if (separated(phrase) || subjectOfVerb(phrase) || copula(phrase)) {
        return true;
      }
    }
    if (pendingSubject != null) {
      out.add(pendingSubject);
      out.add(be(Shape.PRESENT, false, pendingSubject.agreement()));
      pendingSubject = null;
    }
    emitPhrase(phrase);
    return true;
  }

  /** المشكلة هي كذا: "the problem is". */
  boolean separated(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null || !isPlainPronoun(next) || phrase.head().is(Category.PRONOUN)) {
      return false;
    }
    int mark = cursor.mark();
    cursor.take();
    if (cursor.isAtEnd() || VerbGroupParser.starts(cursor) || cursor.next(Category.MARK)) {
      cursor.reset(mark);
      return false;
    }
    emitSubject(phrase);
    out.add(be(Shape.PRESENT, false, phrase.agreement()));
    opening = false;
    nominal = false;
    return true;
  }

  void emitPhrase(NounPhrase phrase) {
    out.add(phrase);
    lastPhrase = phrase;
    governingWord = phrase.innermost().head().lemma();
    opening = false;
    attachAsyndetic();
  }

  boolean subjectOfVerb(NounPhrase phrase) {
    int mark = cursor.mark();
    List<Node> modifiers = modifiers(phrase);
    boolean bare = modifiers.isEmpty();
    Word next = cursor.peek();
    boolean verb = next != null && VerbGroupParser.starts(cursor);
    boolean indefinite = !phrase.isDefinite() && phrase.number().isEmpty() && !sentenceStart;
    if (!verb || bare && indefinite && !nominal || !clauses.mayAgree(phrase, cursor)) {
      cursor.reset(mark);
      return false;
    }
    phrase.after().addAll(modifiers);
    Verbal verbal = java.util.Objects.requireNonNull(VerbGroupParser.parse(cursor));
    if (Modals.isImpersonal(verbal)) {
      modal(verbal, phrase);
    } else {
      subjectPrecedes = true;
      finishClause(verbal, phrase, false);
    }
    return true;
  }

  /** Prepositional phrases and relative clauses after a subject, as far as they go. */
  @Override
  List<Node> modifiers(NounPhrase phrase) {
    List<Node> modifiers = new ArrayList<>();
    if (depth >= MAX_DEPTH) {
      return modifiers;
    }
    NounClauseParser inner = inner();
    inner.lastPhrase = phrase;
    inner.lastSubject = phrase;
    inner.governingWord = phrase.innermost().head().lemma();
    inner.sentenceStart = false;
    for (int i = 0; i < MAX_MODIFIERS; i++) {
      if (cursor.next(Category.PREPOSITION)) {
        inner.prepositional();
      } else if (cursor.next(Category.RELATIVE)) {
        inner.relative();
        inner.runModifier();
      } else if (!clauses.participle(phrase, inner.out) && !clauses.brackets(inner.out)) {
        break;
      }
    }
    modifiers.addAll(inner.out);
    return modifiers;
  }

  /** The inside of a relative clause, to the next mark, conjunction, clause or second verb. */
  void runModifier() {
    boolean verbSeen = false;
    for (int steps = 0; steps < 12 && !cursor.isAtEnd(); steps++) {
      Word word = java.util.Objects.requireNonNull(cursor.peek());
      boolean isVerb = VerbGroupParser.starts(cursor);
      boolean ends =
          switch (word.category()) {
            case MARK, CONJUNCTION, THAT_NOUN, SUBORDINATOR -> true;
            default -> isVerb && verbSeen;
          };
      if (ends) {
        return;
      }
      verbSeen = verbSeen || isVerb;
      step();
    }
  }

  /** بلاده "فخورة": the predicate in quotes. */
  private boolean quotedAdjective(Word quote) {
    Word next = cursor.peek(1);
    Word close = cursor.peek(2);
    return close != null
        && close.is(Category.MARK)
        && quote.is(Category.MARK)
        && "\"«“".contains(quote.english())
        && next != null
        && next.is(Category.ADJECTIVE)
        && !next.article();
  }

  boolean copula(NounPhrase phrase) {
    Word next = cursor.peek();
    if (next == null || !nominal || phrase.head().is(Category.NUMERAL)) {
      return false;
    }
    boolean definite =
        phrase.isDefinite()
            || phrase.head().is(Category.PRONOUN)
            || phrase.head().is(Category.DEMONSTRATIVE);
    boolean predicate =
        quotedAdjective(next)
            || next.is(Category.ADJECTIVE) && !next.article()
            || next.is(Category.NEGATION) && next.has("un")
            || next.is(Category.NOUN) && !next.isAccusative() && !next.has("time")
            || next.is(Category.QUANTIFIER)
            || next.is(Category.PROPER) && phrase.head().is(Category.PRONOUN)
            || next.is(Category.RELATIVE) && phrase.head().is(Category.PRONOUN)
            || next.is(Category.PREPOSITION) && !clauses.verbFollows();
    if (!definite || !predicate) {
      return false;
    }
    emitSubject(phrase);
    out.add(be(Shape.PRESENT, false, phrase.agreement()));
    opening = false;
    nominal = false;
    governingWord = null;
    return true;
  }
}
