package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser knows while it goes through a sentence, and what every layer of it does: set parts
 * down in English order. One object a sentence, not for several threads.
 */
abstract class ParseState {

  final Cursor cursor;
  final NounPhraseParser phrases;
  final int depth;
  final List<Node> out = new ArrayList<>();
  final Clauses clauses;
  final Passives passives;

  /** Whether a subject may begin here. */
  boolean opening = true;

  /** Whether a sentence without verb may stand here and would need "is". */
  boolean nominal;

  boolean sentenceStart = true;
  boolean joinedClause;
  @Nullable NounPhrase pendingSubject;
  @Nullable NounPhrase gap;
  @Nullable NounPhrase lastSubject;
  @Nullable NounPhrase lastPhrase;
  @Nullable Lemma governingVerb;
  @Nullable Lemma governingWord;
  boolean also;
  boolean afterFa;

  /** Whether the clause in hand has its subject before the verb. */
  boolean subjectPrecedes;

  /** Whether the verb's own preposition has been used. */
  boolean governed;

  ParseState(Cursor cursor, int depth) {
    this.cursor = cursor;
    this.depth = depth;
    this.phrases = new NounPhraseParser(cursor);
    this.clauses = new Clauses(cursor, phrases);
    this.passives = new Passives(cursor);
  }

  void plain(String text) {
    out.add(new Node.Plain(text));
  }

  boolean endsInComma() {
    Node last = out.isEmpty() ? null : out.get(out.size() - 1);
    return last instanceof Node.Plain mark && "،,".contains(mark.text());
  }

  void emitSubject(NounPhrase subject) {
    out.add(subject);
    lastSubject =
        subject.head().is(Category.PRONOUN) && lastSubject != null ? lastSubject : subject;
    lastPhrase = null;
  }

  static VerbGroup be(Shape shape, boolean negated, Agreement agreement) {
    return new VerbGroup("be", shape, negated, false, "", agreement, null);
  }

  static boolean isPlainPronoun(Word word) {
    return word.is(Category.PRONOUN)
        && word.suffix() == null
        && word.inflection().person() == 3
        && !word.has("first")
        && !word.has("second");
  }

  void emitVerb(Verbal verbal) {
    out.add(verbal.group());
    governingVerb = verbal.lemma();
    governed = false;
    governingWord = null;
    opening = false;
    nominal = false;
    lastPhrase = null;
    sentenceStart = false;
  }

  /** Whether the verb goes on with the subject of the clause before: "and said". */
  boolean continues(Verbal verbal) {
    NounPhrase subject = lastSubject;
    if (subject == null || verbal.verb().inflection().person() != 3) {
      return false;
    }
    Inflection inflection = verbal.verb().inflection();
    if (inflection.count() != Count.SINGULAR) {
      return subject.isPlural();
    }
    return subject.head().agreeing() == inflection.gender();
  }

  List<Lemma> governors() {
    List<Lemma> governors = new ArrayList<>(2);
    if (governingWord != null) {
      governors.add(governingWord);
    }
    if (governingVerb != null && !governed) {
      governors.add(governingVerb);
    }
    return governors;
  }
}
