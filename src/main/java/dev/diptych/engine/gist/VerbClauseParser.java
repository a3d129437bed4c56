package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clauses that begin with their verb, relative clauses, and verbs in a row. */
abstract class VerbClauseParser extends ParseState {

  VerbClauseParser(Cursor cursor, int depth) {
    super(cursor, depth);
  }

  /** Prepositional phrases and relative clauses after a subject. */
  abstract List<Node> modifiers(NounPhrase phrase);

  /** أن and a verb: "to do", or "that X do" where the verb has its own subject. */
  void infinitive() {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    boolean finite = verbal.verb().inflection().tense() == Inflection.Tense.PERFECT;
    NounPhrase subject = clauses.subjectAfter(verbal, null, true);
    if (subject != null || finite) {
      plain("that");
      finishClause(verbal, subject, true);
      return;
    }
    VerbGroup group = verbal.group().withShape(Shape.INFINITIVE);
    if (group.negated()) {
      plain("not");
    }
    emitVerb(verbal.with(group));
  }

  void negatedBe(Word word) {
    NounPhrase subject = pendingSubject;
    boolean following = subject == null && gap == null && NounPhraseParser.starts(cursor.peek());
    if (following) {
      subject = clauses.subject(null);
    }
    Agreement agreement = new Agreement(3, word.isPlural());
    if (subject != null) {
      out.add(subject);
      lastSubject = subject;
      agreement = subject.agreement();
    } else if (gap == null && !joinedClause) {
      plain("it");
    }
    out.add(be(Shape.PRESENT, true, agreement));
    pendingSubject = null;
    gap = null;
    opening = false;
    nominal = false;
  }

  /** A clause that begins with its verb. */
  void verbClause(Verbal verbal) {
    NounPhrase subject = pendingSubject;
    pendingSubject = null;
    NounPhrase head = gap;
    gap = null;
    boolean elliptic = joinedClause && continues(verbal);
    joinedClause = false;
    if (Modals.isImpersonal(verbal)) {
      modal(verbal, subject);
      return;
    }
    if (head != null) {
      relativeClause(verbal, head);
      return;
    }
    if (subject == null) {
      subject = clauses.subjectAfter(verbal, elliptic ? lastSubject : null, false);
    }
    if (subject == null && !elliptic) {
      subject = clauses.droppedSubject(verbal, lastSubject);
    }
    if (subject != null && verbal.isBe()) {
      attachBeforeSecondVerb(subject);
    }
    finishClause(verbal, subject, false);
  }

  /** كانت القيادة في أفريقيا قد نشرت: what stands between the two verbs is the subject's. */
  void attachBeforeSecondVerb(NounPhrase subject) {
    int mark = cursor.mark();
    List<Node> between = modifiers(subject);
    if (VerbGroupParser.starts(cursor)) {
      subject.after().addAll(between);
    } else {
      cursor.reset(mark);
    }
  }

  void relativeClause(Verbal verbal, NounPhrase head) {
    Pronoun object = verbal.group().object();
    boolean resumes = object != null && clauses.refersTo(object, head);
    VerbGroup group = resumes ? verbal.group().withObject(null) : verbal.group();
    Verbal plainVerb = verbal.with(group);
    boolean agrees = clauses.agrees(verbal, head);
    if (lightPassive(verbal, head)) {
      return;
    }
    if (resumptiveSubject(plainVerb, head)) {
      return;
    }
    NounPhrase own =
        resumes || !agrees || verbal.group().object() != null && !agrees
            ? clauses.subjectAfter(verbal, null, false)
            : null;
    if (own == null && (resumes || !agrees)) {
      own = clauses.droppedSubject(verbal, lastSubject);
    }
    if (own == null) {
      emitVerb(plainVerb.with(group.withAgreement(head.agreement())));
      merge(plainVerb, head);
    } else {
      finishClause(plainVerb, own, true);
    }
  }

  /** التي سيطرت عليها القوات: "that the forces controlled". */
  boolean resumptiveSubject(Verbal verbal, NounPhrase head) {
    int mark = cursor.mark();
    Verbal second =
        verbal.isBe() && VerbGroupParser.starts(cursor) ? VerbGroupParser.parse(cursor) : null;
    Word preposition = cursor.peek();
    Word pronoun = cursor.peek(1);
    Pronoun suffix = pronoun == null ? null : pronoun.suffix();
    boolean resumes =
        preposition != null
            && preposition.is(Category.PREPOSITION)
            && pronoun != null
            && pronoun.is(Category.PRONOUN)
            && suffix != null
            && clauses.refersTo(suffix, head);
    if (resumes) {
      cursor.take();
      cursor.take();
    }
    Verbal main = second == null ? verbal : second;
    NounPhrase subject = resumes ? clauses.subjectAfter(main, null, false) : null;
    if (subject == null || preposition == null) {
      cursor.reset(mark);
      return false;
    }
    out.add(subject);
    VerbGroup first = verbal.group().withAgreement(subject.agreement());
    if (second == null) {
      emitVerb(verbal.with(first));
    } else {
      Merges.of(verbal, first, second).forEach(out::add);
      governingVerb = second.lemma();
      opening = false;
    }
    plain(Prepositions.english(preposition, null, List.of(main.lemma()), false));
    governed = true;
    return true;
  }

  /** التي تم نشرها: "that were published". */
  boolean lightPassive(Verbal verbal, NounPhrase head) {
    int mark = cursor.mark();
    NounPhrase masdar = Periphrasis.isPassiveLight(verbal) ? phrases.parse() : null;
    Periphrasis.Done done = Periphrasis.passive(verbal, masdar);
    Pronoun owner = masdar == null ? null : masdar.owner();
    if (done == null || owner == null || !clauses.refersTo(owner, head)) {
      cursor.reset(mark);
      return false;
    }
    emitVerb(done.verbal().with(done.verbal().group().withAgreement(head.agreement())));
    return true;
  }

  void finishClause(Verbal verbal, @Nullable NounPhrase given, boolean inner) {
    boolean precedes = subjectPrecedes;
    subjectPrecedes = false;
    Verbal real = Periphrasis.resolve(verbal, cursor);
    Periphrasis.Done done = Periphrasis.passive(verbal, given);
    NounPhrase subject = given;
    if (done != null) {
      real = done.verbal();
      subject = done.patient();
    }
    if (subject != null) {
      out.add(subject);
      if (!subject.head().is(Category.PRONOUN) || lastSubject == null) {
        lastSubject = inner && lastSubject != null ? lastSubject : subject;
      }
    }
    Agreement agreement =
        subject != null
            ? subject.agreement()
            : lastSubject != null ? lastSubject.agreement() : Agreement.IT;
    VerbGroup group = real.group().withAgreement(agreement);
    if (also) {
      group = group.withAdverb("also");
      also = false;
    }
    if (subject != null && !precedes && passives.isHidden(real, subject)) {
      group = group.asPassive();
    }
    emitVerb(real.with(group));
    merge(real, subject);
  }

  /** كان يفعل, بدأ يفعل, لا يزال يفعل: two verbs that are one group in English. */
  void merge(Verbal first, @Nullable NounPhrase subject) {
    if (!VerbGroupParser.starts(cursor) || !Merges.joins(first)) {
      return;
    }
    Verbal second = VerbGroupParser.parse(cursor);
    if (second == null) {
      return;
    }
    VerbGroup last = (VerbGroup) out.remove(out.size() - 1);
    for (VerbGroup group : Merges.of(first, last, second)) {
      out.add(group);
    }
    governingVerb = second.lemma();
  }

  void modal(Verbal verbal, @Nullable NounPhrase given) {
    NounPhrase subject = given != null && !given.head().has("impersonal") ? given : null;
    Modals.Reader reader = new Modals.Reader(cursor, phrases, clauses);
    Modals.Result result = reader.read(verbal, subject);
    out.addAll(result.nodes());
    governingVerb = result.governor();
    governed = false;
    governingWord = null;
    opening = false;
    nominal = false;
    lastPhrase = null;
  }
}
