package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;

/**
 * Reads the words of a sentence from left to right and sets its parts down in English order: a
 * subject that follows its verb goes before it, everything else keeps its place. One pass with
 * bounded trials.
 */
final class Parser extends NounClauseParser {

  private Parser(Cursor cursor, int depth) {
    super(cursor, depth);
  }

  @Override
  NounClauseParser inner() {
    return new Parser(cursor, depth + 1);
  }

  /** The parts of the sentence in English order. */
  static List<Node> parse(List<Word> words) {
    Parser parser = new Parser(new Cursor(words), 0);
    parser.nominal = endsInStop(words);
    while (!parser.cursor.isAtEnd()) {
      parser.step();
    }
    return parser.out;
  }

  private static boolean endsInStop(List<Word> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      Word word = words.get(i);
      if (!word.is(Category.MARK)) {
        return false;
      }
      if (".!؟?".contains(word.english())) {
        return true;
      }
    }
    return false;
  }

  @Override
  void step() {
    Word word = java.util.Objects.requireNonNull(cursor.peek());
    int before = cursor.mark();
    switch (word.category()) {
      case MARK -> mark();
      case CONJUNCTION -> conjunction();
      case SUBORDINATOR -> subordinator();
      case THAT_NOUN -> thatNoun();
      case THAT_VERB -> thatVerb();
      case VERB, PARTICLE, NEGATION -> verbal();
      case RELATIVE -> relative();
      case PREPOSITION -> prepositional();
      case ADVERB -> adverb();
      case ADJECTIVE -> adjectiveOrPhrase(word);
      default -> {
        if (NounPhraseParser.starts(word)) {
          phrase();
        } else {
          plain(cursor.take().english());
        }
      }
    }
    if (cursor.mark() == before) {
      plain(cursor.take().english());
    }
    if (!word.is(Category.MARK) && !word.is(Category.CONJUNCTION)) {
      sentenceStart = false;
    }
  }

  private void mark() {
    String mark = cursor.take().english();
    boolean beforeThat = "،,".contains(mark) && cursor.next(Category.THAT_NOUN);
    if (beforeThat) {
      return;
    }
    plain(mark);
    if (".!؟?:؛;،,\"«“(-–".contains(mark)) {
      opening = true;
      pendingSubject = null;
      gap = null;
      also = false;
      if (!"،,".contains(mark)) {
        joinedClause = false;
      }
      governingVerb = "\"«“(".contains(mark) ? governingVerb : null;
      governingWord = null;
      nominal = nominal && !"،,(-–".contains(mark) || ".!؟?:".contains(mark);
    }
    if (".!؟?:".contains(mark)) {
      sentenceStart = true;
    }
  }

  private void conjunction() {
    Word word = cursor.take();
    boolean attachedAnd = word.lemma().arabic().equals("و") || word.lemma().arabic().equals("ف");
    boolean verbNext = VerbGroupParser.starts(cursor);
    afterFa = word.lemma().arabic().equals("ف");
    if (!(attachedAnd && sentenceStart)) {
      plain(word.english());
      joinedClause = verbNext;
      if (verbNext || !attachedAnd) {
        governingVerb = verbNext ? null : governingVerb;
      }
      governingWord = null;
    }
    gap = verbNext ? null : gap;
    opening = true;
    nominal = nominal && sentenceStart;
    Word next = cursor.peek();
    if (attachedAnd && next != null && isPlainPronoun(next) && !sentenceStart) {
      which(next);
      return;
    }
    if (word.attached() && !attachedAnd && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
      nominal = true;
    }
  }

  /** وهو ما: "which"; وهو كذا: "which is"; وهو يفعل: "while he does". */
  private void which(Word pronoun) {
    cursor.take();
    out.remove(out.size() - 1);
    Word next = cursor.peek();
    Agreement agreement = new Agreement(3, pronoun.isPlural());
    boolean what = next != null && next.is(Category.RELATIVE) && next.has("free");
    boolean verb = VerbGroupParser.starts(cursor);
    if (!endsInComma()) {
      plain(",");
    }
    if (what) {
      cursor.take();
      plain("which");
      gap = new NounPhrase(pronoun);
    } else if (verb) {
      plain("as");
      pendingSubject = clauses.pronounSubject(pronoun, lastSubject);
    } else {
      boolean person = lastPhrase != null && lastPhrase.isPerson();
      plain(person ? "who" : "which");
      out.add(be(Shape.PRESENT, false, agreement));
      opening = false;
      nominal = false;
    }
    governingVerb = null;
    joinedClause = false;
  }

  private void subordinator() {
    Word word = cursor.take();
    String arabic = word.lemma().arabic();
    Word next = cursor.peek();
    boolean verbNext = VerbGroupParser.starts(cursor);
    if (arabic.equals("كما") && sentenceStart && verbNext) {
      also = true;
      return;
    }
    if (arabic.equals("مما") && !endsInComma()) {
      plain(",");
    }
    plain(word.english());
    opening = true;
    nominal = true;
    joinedClause = false;
    governingVerb = null;
    governingWord = null;
    if (word.attached() && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
    }
    if (arabic.equals("مما") && verbNext) {
      NounPhrase which = new NounPhrase(word);
      gap = which;
    }
    if (word.has("purpose") && verbNext) {
      out.remove(out.size() - 1);
      infinitive();
    }
  }

  private void thatNoun() {
    Word word = cursor.take();
    boolean first = out.isEmpty() || sentenceStart;
    Node last = first ? null : out.get(out.size() - 1);
    boolean afterCondition = afterFa && last instanceof Node.Plain and && and.text().equals("and");
    afterFa = false;
    if (afterCondition) {
      out.remove(out.size() - 1);
    } else if (!first) {
      plain("that");
    }
    opening = true;
    nominal = true;
    joinedClause = false;
    gap = null;
    governingVerb = null;
    governingWord = null;
    Word next = cursor.peek();
    if (word.attached() && next != null && next.is(Category.PRONOUN)) {
      pendingSubject = clauses.pronounSubject(cursor.take(), lastSubject);
      afterPending();
    }
  }

  /** "that it …": without a verb the pronoun needs "is". */
  private void afterPending() {
    NounPhrase subject = pendingSubject;
    Word next = cursor.peek();
    if (subject == null || next == null || VerbGroupParser.starts(cursor)) {
      return;
    }
    boolean predicate =
        next.is(Category.ADJECTIVE)
            || next.is(Category.PREPOSITION)
            || next.is(Category.NOUN)
            || next.is(Category.PROPER);
    if (next.is(Category.SUBORDINATOR)) {
      pendingSubject = null;
    } else if (next.is(Category.ADVERB) && next.has("exist")) {
      pendingSubject = null;
    } else if (predicate && !clauses.verbFollows()) {
      emitSubject(subject);
      out.add(be(Shape.PRESENT, false, subject.agreement()));
      pendingSubject = null;
      opening = false;
      nominal = false;
    }
  }

  private void thatVerb() {
    Word word = cursor.take();
    boolean negated = word.has("not");
    if (cursor.next(Category.NEGATION, "لا")) {
      cursor.take();
      negated = true;
    }
    if (!VerbGroupParser.starts(cursor)) {
      plain("that");
      opening = true;
      nominal = true;
      return;
    }
    if (negated) {
      plain("not");
    }
    infinitive();
  }

  private void verbal() {
    Word word = java.util.Objects.requireNonNull(cursor.peek());
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal != null) {
      verbClause(verbal);
    } else if (word.has("be")) {
      cursor.take();
      negatedBe(word);
    } else if (word.has("un")) {
      cursor.take();
      plain("not");
    } else if (word.is(Category.NEGATION)) {
      cursor.take();
      Word next = cursor.peek();
      plain(next != null && next.is(Category.NOUN) ? "no" : word.english());
      if (next != null && next.is(Category.NOUN)) {
        NounPhrase none = phrases.parse();
        if (none != null) {
          none.negated();
          emitPhrase(none);
        }
      }
    } else {
      plain(cursor.take().english());
    }
  }

  @Override
  void relative() {
    Word word = cursor.take();
    NounPhrase head = lastPhrase;
    if (word.has("free")) {
      plain(word.english());
      gap = new NounPhrase(word);
    } else {
      boolean person = head != null && head.isPerson() || word.has("pl");
      plain(person ? "who" : "that");
      boolean others = head != null && word.has("pl") && !head.isPlural();
      gap = head != null && !others ? head : new NounPhrase(word);
    }
    opening = true;
    nominal = false;
    governingVerb = null;
    governingWord = null;
    if (!VerbGroupParser.starts(cursor)) {
      NounPhrase open = gap;
      Word next = cursor.peek();
      boolean predicate =
          next != null && (next.is(Category.PREPOSITION) || next.is(Category.ADJECTIVE));
      if (predicate && open != null && !clauses.verbFollows()) {
        out.add(be(Shape.PRESENT, false, open.agreement()));
        opening = false;
      }
      gap = null;
    }
  }

  private void adverb() {
    Word word = cursor.take();
    if (word.has("exist") && (opening || lastPhrase == null) && startsExistence()) {
      Word next = java.util.Objects.requireNonNull(cursor.peek());
      boolean many = next.isPlural() || next.is(Category.QUANTIFIER) || next.is(Category.NUMERAL);
      plain("there");
      if (!endsInBe()) {
        out.add(be(Shape.PRESENT, false, many ? Agreement.THEY : Agreement.IT));
      }
      opening = false;
      nominal = false;
      return;
    }
    plain(word.english());
    if (word.has("opener")) {
      opening = true;
      nominal = word.lemma().arabic().endsWith("ن");
      governingVerb = null;
    }
  }

  private boolean startsExistence() {
    Word next = cursor.peek();
    return next != null && NounPhraseParser.starts(next) && !next.article();
  }

  /** كان هناك: "there was". */
  private boolean endsInBe() {
    int n = out.size();
    if (n >= 2 && out.get(n - 2) instanceof VerbGroup group && group.english().equals("be")) {
      Node there = out.remove(n - 1);
      out.add(n - 2, there);
      if (n >= 3
          && out.get(n - 3) instanceof NounPhrase subject
          && subject.head().is(Category.PRONOUN)) {
        out.remove(n - 3);
      }
      return true;
    }
    return false;
  }
}
