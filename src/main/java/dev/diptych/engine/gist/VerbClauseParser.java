package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Clauses that begin with their verb. */
final class VerbClauseParser {

  private static final int MAX_ADVERBIALS = 3;

  private final Source source;
  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Referents referents;
  private final Governors governors;
  private final Openings openings;
  private final ClauseLink link;
  private final Predicates predicates;
  private final RelativeParser relatives;
  private final Modifiers modifiers;

  VerbClauseParser(
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
    this.referents = progress.referents();
    this.governors = progress.governors();
    this.openings = progress.openings();
    this.link = progress.link();
    this.predicates = predicates;
    this.relatives = relatives;
    this.modifiers = modifiers;
  }

  /** أن and a verb: "to do", or "that X do" where the verb has its own subject. */
  void infinitive() {
    infinitive("that");
  }

  /**
   * @param that what opens the clause of a verb with a subject of its own
   */
  void infinitive(String that) {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    boolean finite = verbal.verb().inflection().tense() == Inflection.Tense.PERFECT;
    int mark = cursor.mark();
    NounPhrase subject = clauses.subjectAfter(verbal, null, true);
    if (subject != null && (becomes(verbal) || ranks(verbal, subject))) {
      cursor.reset(mark);
      subject = null;
    }
    if (subject != null || finite) {
      parts.plain(that);
      predicates.clause(verbal, subject, Predicates.Kind.INNER);
      return;
    }
    if (verbal.isBe() && VerbGroupParser.starts(cursor)) {
      haveDone(verbal);
      return;
    }
    VerbGroup group = verbal.group().withShape(Shape.INFINITIVE);
    if (group.negated()) {
      parts.plain("not");
    }
    predicates.verb(verbal.with(group));
  }

  private static boolean ranks(Verbal verbal, NounPhrase phrase) {
    return verbal.lemma().arabic().equals("أصبح") && phrase.superlative() != null;
  }

  /** لتصبح أول امرأة: what stands beside the verb is what the subject before becomes. */
  private boolean becomes(Verbal verbal) {
    NounPhrase before = referents.lastSubject();
    boolean changes =
        switch (verbal.lemma().arabic()) {
          case "أصبح", "صار", "بات", "غدا" -> true;
          default -> false;
        };
    return changes && before != null && before.agreeing() == verbal.verb().inflection().gender();
  }

  /** أن يكون قد فعل: "to have done". */
  private void haveDone(Verbal be) {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    if (be.group().negated() || verbal.group().negated()) {
      parts.plain("not");
    }
    boolean perfect = verbal.verb().inflection().tense() == Inflection.Tense.PERFECT;
    Shape shape = perfect ? Shape.PERFECT_INFINITIVE : Shape.INFINITIVE;
    predicates.verb(verbal.with(verbal.group().affirmed().withShape(shape)));
  }

  /** دون أن and a verb: "without doing", or "without anyone doing". */
  void gerund() {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    int mark = cursor.mark();
    NounPhrase subject = clauses.subjectAfter(verbal, referents.lastSubject(), true);
    // Mostly the subject is that of the clause before, and what follows is the object.
    boolean own =
        subject != null
            && (Nobodies.isSomebody(subject)
                || verbal.verb().has("intr")
                || verbal.group().object() != null
                || NounPhraseParser.starts(cursor.peek()));
    if (own && subject != null) {
      parts.add(subject);
    } else {
      cursor.reset(mark);
    }
    predicates.verb(verbal.with(verbal.group().withShape(Shape.GERUND)));
  }

  /** The clause of a verb that has just been read. */
  void clause(Verbal verbal) {
    NounPhrase pending = referents.takePending();
    NounPhrase head = referents.takeGap();
    boolean joined = link.takeJoined();
    boolean elliptic = joined && continues(verbal);
    if (pending == null && head == null && !joined) {
      head = described(verbal);
    }
    if (pending == null && head == null && resumes(verbal)) {
      return;
    }
    if (verbal.isBe() && owned(verbal, pending == null ? head : pending)) {
      return;
    }
    Precedents.Found before = Precedents.after(verbal, source, referents.lastSubject());
    if (before != null) {
      precedent(before, pending == null ? head : pending, pending == null && head != null);
    } else if (pending == null && head == null && exceptedSubject(verbal)) {
      return;
    } else if (Modals.isImpersonal(verbal)) {
      predicates.modal(verbal, pending, head);
    } else if (head != null) {
      relatives.clause(verbal, head);
    } else {
      main(verbal, pending, elliptic);
    }
  }

  /**
   * عثر على جثة أمس تحمل آثار تعذيب: in a clause that has its verb, another one without a
   * conjunction says more about a noun that is not definite.
   */
  private @Nullable NounPhrase described(Verbal verbal) {
    NounPhrase phrase = referents.indefinite();
    boolean second =
        phrase != null
            && !openings.forSubject()
            && governors.hasVerb()
            && !governors.isVerbBe()
            && (!parts.endsInVerb() || link.wasPassive() || governors.isVerbIntransitive())
            && verbal.verb().inflection().person() == 3
            && clauses.agrees(verbal, phrase)
            && !phrase.head().has("time");
    if (!second || phrase == null) {
      return null;
    }
    parts.plain(phrase.isPerson() ? "who" : "that");
    return phrase;
  }

  /**
   * كان لديها ثلاثة أطفال: "she had".
   *
   * @param given who has it, {@code null} if only the pronoun says so
   */
  private boolean owned(Verbal be, @Nullable NounPhrase given) {
    Word pronoun = cursor.peek(1);
    boolean owns =
        PrepositionParser.isOwning(cursor.peek())
            && pronoun != null
            && pronoun.is(Category.PRONOUN);
    if (!owns || pronoun == null) {
      return false;
    }
    cursor.take();
    cursor.take();
    NounPhrase owner = given;
    if (owner == null) {
      owner = clauses.pronounSubject(pronoun, referents.lastSubject());
      parts.add(owner);
    }
    VerbGroup have = be.group().withEnglish("have").withAgreement(owner.agreement());
    predicates.verb(be.with(have));
    return true;
  }

  /**
   * الوزير، الذي زار القرية، قال: the verb of the phrase that opened the sentence, behind commas.
   */
  private boolean resumes(Verbal verbal) {
    NounPhrase opened = parts.endsInComma() ? referents.takeOpened() : null;
    if (opened == null || !clauses.agrees(verbal, opened) || Modals.isImpersonal(verbal)) {
      return false;
    }
    Verbal voiced = predicates.voiced(verbal, opened);
    predicates.verb(voiced.with(voiced.group().withAgreement(opened.agreement())));
    predicates.merge(voiced, opened);
    referents.subject(opened);
    return true;
  }

  /** The clause of a verb that is neither modal nor part of a relative clause. */
  private void main(Verbal verbal, @Nullable NounPhrase pending, boolean elliptic) {
    List<Node> between = new ArrayList<>();
    Verbal done = verbal;
    NounPhrase subject = pending;
    if (subject == null && !elliptic) {
      subject = subjectBehindObject(verbal, between);
    }
    if (subject == null && !elliptic) {
      subject = Impersonals.patient(verbal, source);
      done = subject == null ? verbal : verbal.with(verbal.group().asPassive());
    }
    if (subject == null) {
      subject = lateSubject(verbal, elliptic, between);
    }
    if (subject == null) {
      subject = subject(verbal, elliptic);
    }
    if (pending == null && Impersonals.isUnspoken(subject)) {
      NounPhrase inside = Impersonals.inside(verbal, cursor);
      if (inside != null) {
        subject = inside;
        done = Impersonals.withoutObject(verbal);
      }
    }
    if (subject != null && verbal.isBe()) {
      attachBeforeSecondVerb(subject);
    } else if (subject != null && subject.after().isEmpty() && isDescribed(verbal)) {
      subject.after().addAll(modifiers.after(subject));
    }
    predicates.clause(done, subject, Predicates.Kind.VERB_FIRST);
    parts.addAll(between);
  }

  /**
   * حضر الحفل أحمد: the one who acts stands behind the object.
   *
   * @param between receives the object
   * @return {@code null} (and the cursor unmoved) if it is not so
   */
  private @Nullable NounPhrase subjectBehindObject(Verbal verbal, List<Node> between) {
    Word first = cursor.peek();
    Inflection verb = verbal.verb().inflection();
    boolean may =
        first != null
            && first.is(Category.NOUN)
            && Agents.needs(verbal.lemma())
            && verb.person() == 3
            && verb.count() == Count.SINGULAR
            && verbal.group().object() == null;
    int mark = cursor.mark();
    NounPhrase object = may ? phrases.parse() : null;
    if (object != null && Agents.areNext(object, cursor.peek(), cursor.peek(1))) {
      NounPhrase subject = clauses.subject(verbal);
      if (subject != null) {
        between.add(object);
        return subject;
      }
    }
    cursor.reset(mark);
    return null;
  }

  /**
   * قال الرجل الذي أنقذ الطفل إن: the relative clause is the subject's, and the verb needs no more.
   */
  private boolean isDescribed(Verbal verbal) {
    boolean alone =
        verbal.verb().has("say")
            || verbal.verb().has("intr")
            || verbal.group().passive()
            || verbal.lemma().arabic().equals("بلغ");
    return alone
        && cursor.next(Category.RELATIVE)
        && !Objects.requireNonNull(cursor.peek()).has("free");
  }

  private void precedent(Precedents.Found found, @Nullable NounPhrase given, boolean relative) {
    Verbal verbal = found.verbal();
    NounPhrase subject = given == null ? found.subject() : given;
    if (subject == null) {
      subject = subject(verbal, false);
    }
    if (relative && subject != null) {
      predicates.verb(verbal.with(verbal.group().withAgreement(subject.agreement())));
    } else {
      predicates.clause(verbal, subject, Predicates.Kind.SUBJECT_FIRST);
    }
  }

  /**
   * لم يصل إلا عدد قليل, لم يحضر الاجتماع إلا ثلاثة: the exception is the subject, "only a few
   * came".
   *
   * @return whether it was so; the cursor is unmoved if not
   */
  private boolean exceptedSubject(Verbal verbal) {
    if (!verbal.group().negated() || verbal.isBe() || !Exceptives.ahead(cursor)) {
      return false;
    }
    int mark = cursor.mark();
    NounPhrase object = NounPhraseParser.starts(cursor.peek()) ? phrases.parse() : null;
    List<Node> rest = new ArrayList<>();
    if (object != null) {
      rest.add(object);
    }
    adverbials(verbal, rest);
    boolean acts = object != null && (verbal.verb().has("intr") || mayAct(object));
    boolean excepts = Exceptives.is(cursor.peek()) && NounPhraseParser.starts(cursor.peek(1));
    if (acts || !excepts) {
      cursor.reset(mark);
      return false;
    }
    cursor.take();
    NounPhrase subject = clauses.subject(verbal);
    if (subject == null || object == null && !verbal.verb().has("intr") && !mayAct(subject)) {
      cursor.reset(mark);
      return false;
    }
    parts.plain("only");
    predicates.clause(verbal.affirmed(), subject, Predicates.Kind.SUBJECT_FIRST);
    parts.addAll(rest);
    return true;
  }

  /**
   * وقتل في الهجوم سبعة جنود, تم أمس توقيع العقد: the subject stands behind an adverbial.
   *
   * @param between receives what stands between verb and subject
   * @return {@code null} (and the cursor unmoved) if it is not so
   */
  private @Nullable NounPhrase lateSubject(Verbal verbal, boolean elliptic, List<Node> between) {
    Inflection verb = verbal.verb().inflection();
    boolean light = Periphrasis.isPassiveLight(verbal);
    boolean may =
        light
            || verbal.verb().has("intr") && !elliptic
            || verbal.group().passive()
            || passives(verbal, elliptic);
    if (NoLonger.is(verbal)) {
      return null;
    }
    if (!may
        || verb.person() != 3
        || verb.count() != Count.SINGULAR
        || verbal.verb().has("phrase") && !verbal.verb().has("intr")) {
      return null;
    }
    int mark = cursor.mark();
    adverbials(verbal, between);
    Word next = cursor.peek();
    boolean nominal =
        !between.isEmpty()
            && next != null
            && NounPhraseParser.starts(next)
            && !next.isAccusative()
            && !next.has("time")
            && !next.has("day")
            && !next.has("month")
            && !next.is(Category.PRONOUN)
            && !next.is(Category.DEMONSTRATIVE)
            && !next.is(Category.ADJECTIVE);
    NounPhrase phrase = nominal ? clauses.subject(verbal) : null;
    boolean fits =
        phrase != null && (light ? phrase.head().lemma().verb() != null : agrees(verb, phrase));
    // معرض يضم: a clause may say more about what is not definite.
    boolean another = VerbGroupParser.starts(cursor) && (phrase == null || phrase.isDefinite());
    if (!fits || another) {
      cursor.reset(mark);
      between.clear();
      return null;
    }
    return phrase;
  }

  private boolean passives(Verbal verbal, boolean elliptic) {
    return (!elliptic || predicates.continuesPassive(verbal)) && predicates.mayBePassive(verbal);
  }

  private static boolean agrees(Inflection verb, NounPhrase phrase) {
    return !phrase.number().isEmpty()
        || !phrase.quantifier().isEmpty()
        || phrase.head().agreeing() == verb.gender();
  }

  private static boolean mayAct(NounPhrase phrase) {
    Word head = phrase.head();
    return phrase.isPerson() || phrase.isName() || head.has("org") || head.has("group");
  }

  /** What stands between a verb and its subject: prepositions with their objects. */
  private void adverbials(Verbal verbal, List<Node> into) {
    for (int i = 0; i < MAX_ADVERBIALS; i++) {
      Word preposition = cursor.peek();
      if (preposition != null && preposition.is(Category.ADVERB) && !preposition.has("exist")) {
        into.add(new Node.Plain(cursor.take().english()));
        continue;
      }
      if (preposition == null
          || !preposition.is(Category.PREPOSITION)
          || Exceptives.is(preposition)) {
        return;
      }
      int mark = cursor.mark();
      cursor.take();
      Word pronoun = cursor.peek();
      NounPhrase object =
          pronoun != null && pronoun.is(Category.PRONOUN)
              ? clauses.objectPronoun(cursor.take(), referents.lastSubject())
              : phrases.parse();
      if (object == null) {
        cursor.reset(mark);
        return;
      }
      String english = Prepositions.english(preposition, object, List.of(verbal.lemma()), false);
      into.add(new Node.Prepositional(english, object));
    }
  }

  /** Whether the verb goes on with the subject of the clause before: "and said". */
  private boolean continues(Verbal verbal) {
    NounPhrase subject = referents.lastSubject();
    Inflection inflection = verbal.verb().inflection();
    if (subject == null || inflection.person() != 3) {
      return false;
    }
    if (inflection.count() != Count.SINGULAR) {
      return subject.isPlural();
    }
    return subject.head().agreeing() == inflection.gender();
  }

  /** The verb's own subject, or a pronoun; {@code null} if it goes on with that before. */
  private @Nullable NounPhrase subject(Verbal verbal, boolean elliptic) {
    NounPhrase before = referents.lastSubject();
    if (elliptic && (verbal.group().passive() || predicates.continuesPassive(verbal))) {
      return clauses.subjectAfter(verbal, null, false);
    }
    NounPhrase subject = clauses.subjectAfter(verbal, elliptic ? before : null, false);
    return subject == null && !elliptic ? clauses.droppedSubject(verbal, before) : subject;
  }

  /** كانت القيادة في أفريقيا قد نشرت: what stands between the two verbs is the subject's. */
  private void attachBeforeSecondVerb(NounPhrase subject) {
    int mark = cursor.mark();
    boolean relative = cursor.next(Category.RELATIVE);
    List<Node> between = modifiers.after(subject);
    Word next = cursor.peek();
    boolean described =
        relative
            && next != null
            && (next.is(Category.ADJECTIVE)
                || next.is(Category.PREPOSITION)
                || next.is(Category.NOUN));
    if (VerbGroupParser.starts(cursor) || described) {
      subject.after().addAll(between);
    } else {
      cursor.reset(mark);
    }
  }
}
