package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relative clauses, with a pronoun that opens them or without. */
final class RelativeParser {

  private final Source source;
  private final Cursor cursor;
  private final NounPhraseParser phrases;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;
  private final Predicates predicates;

  RelativeParser(Source source, Progress progress, Predicates predicates) {
    this.source = source;
    this.cursor = source.cursor();
    this.phrases = source.phrases();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
    this.predicates = predicates;
  }

  /** الذي, التي, ما: the pronoun, and "is" where its clause has no verb. */
  void pronoun() {
    Word word = cursor.take();
    NounPhrase head = open(word);
    openings.clause(false);
    governors.forget();
    if (VerbGroupParser.starts(cursor)) {
      referents.gap(head);
      return;
    }
    referents.closeGap();
    if (PrepositionParser.isOwning(cursor.peek())) {
      link.owner(head);
      openings.noClause();
      return;
    }
    boolean predicate = cursor.next(Category.PREPOSITION) || cursor.next(Category.ADJECTIVE);
    if (predicate && !clauses.verbFollows()) {
      parts.is(head.agreement());
      openings.noClause();
    }
  }

  /** Sets the pronoun down and tells what it stands for. */
  private NounPhrase open(Word word) {
    if (word.has("free")) {
      parts.plain(word.english());
      return new NounPhrase(word);
    }
    NounPhrase head = referents.lastPhrase();
    if (head != null && isFeminine(word) && head.agreeing() == Gender.MASCULINE) {
      head.feminine();
    }
    boolean person = head != null && head.isPerson() || word.has("pl");
    parts.plain(person ? "who" : "that");
    boolean others = head != null && word.has("pl") && !head.isPlural();
    return head != null && !others ? head : new NounPhrase(word);
  }

  /** الطريق التي: the pronoun tells the gender where a noun may have either. */
  private static boolean isFeminine(Word pronoun) {
    return pronoun.inflection().gender() == Gender.FEMININE && !pronoun.isPlural();
  }

  /** An indefinite noun with a verb right after it: "talks that lead to". */
  void withoutPronoun() {
    NounPhrase phrase = referents.lastPhrase();
    Word next = cursor.peek();
    if (phrase != null && phrase.head().is(Category.PRONOUN)) {
      return;
    }
    if (phrase == null || next == null || !next.is(Category.VERB) || isClosed(phrase)) {
      return;
    }
    if (!clauses.agrees(next, phrase)) {
      phrase = agreeing(next, phrase);
    }
    Pronoun object = next.suffix();
    boolean resumes = object != null && clauses.refersTo(object, phrase);
    if (phrase.head().has("time")
        || !(resumes || clauses.agrees(next, phrase) || mayBeDone(next, phrase))) {
      return;
    }
    parts.plain(phrase.isPerson() ? "who" : "that");
    referents.gap(phrase);
  }

  /** مواد يمكن استخدامها: the verbal noun behind the impersonal verb points back. */
  private boolean mayBeDone(Word verb, NounPhrase phrase) {
    Word act = cursor.peek(1);
    Pronoun back = act == null ? null : act.suffix();
    return Modals.isImpersonal(verb)
        && act != null
        && act.lemma().verb() != null
        && back != null
        && clauses.refersTo(back, phrase);
  }

  /** The nearest noun of the chain that agrees with the verb; the last if none does. */
  private NounPhrase agreeing(Word verb, NounPhrase phrase) {
    NounPhrase found = phrase.innermost();
    for (NounPhrase of = phrase; of != null; of = of.possessor()) {
      found = clauses.agrees(verb, of) ? of : found;
    }
    return found;
  }

  /** Definite, but for "the first city", of which a clause may still say which one it is. */
  private static boolean isClosed(NounPhrase phrase) {
    boolean ranked =
        phrase.superlative() != null && phrase.possessor() == null && !phrase.head().article();
    return phrase.isDefinite() && !ranked;
  }

  /** The clause from its verb on. */
  void clause(Verbal verbal, NounPhrase head) {
    Pronoun object = verbal.group().object();
    boolean resumes = object != null && clauses.refersTo(object, head);
    Verbal bare = resumes ? verbal.with(verbal.group().withObject(null)) : verbal;
    if (lightPassive(verbal, head) || resumptiveSubject(bare, head)) {
      return;
    }
    if (!resumes && whose(bare, head)) {
      return;
    }
    if (!resumes && clauses.agrees(verbal, head)) {
      Verbal voiced = predicates.voiced(bare, head);
      predicates.verb(voiced.with(voiced.group().withAgreement(head.agreement())));
      predicates.merge(voiced, head);
      return;
    }
    NounPhrase own = clauses.subjectAfter(verbal, null, false);
    if (own == null) {
      own = clauses.droppedSubject(verbal, referents.lastSubject());
    }
    predicates.clause(bare, own, resumes ? Predicates.Kind.OBJECT_BEFORE : Predicates.Kind.INNER);
  }

  /** الذي قتل والده, التي تراجعت أسعارها: "whose father was killed". */
  private boolean whose(Verbal verbal, NounPhrase head) {
    if (verbal.group().object() != null || verbal.isBe()) {
      return false;
    }
    int mark = cursor.mark();
    NounPhrase owned = clauses.subjectAfter(verbal, null, false);
    Pronoun owner = owned == null ? null : owned.owner();
    boolean own =
        owned != null
            && owner != null
            && clauses.refersTo(owner, head)
            && (verbal.verb().has("intr")
                || NounPhraseParser.starts(cursor.peek())
                || predicates.mayBePassive(verbal));
    if (!own || owned == null || !parts.takeRelative()) {
      cursor.reset(mark);
      return false;
    }
    parts.plain("whose");
    owned.owner(null);
    owned.definite(false);
    owned.owned();
    predicates.clause(verbal, owned, Predicates.Kind.INNER);
    return true;
  }

  /** التي تم نشرها: "that were published". */
  private boolean lightPassive(Verbal verbal, NounPhrase head) {
    int mark = cursor.mark();
    NounPhrase masdar = Periphrasis.isPassiveLight(verbal) ? phrases.parse() : null;
    Periphrasis.Done done = Periphrasis.passive(verbal, masdar, source);
    Pronoun owner = masdar == null ? null : masdar.owner();
    if (done == null || owner == null || !clauses.refersTo(owner, head)) {
      cursor.reset(mark);
      return false;
    }
    Verbal passive = done.verbal();
    predicates.verb(passive.with(passive.group().withAgreement(head.agreement())));
    return true;
  }

  /** التي سيطرت عليها القوات: "that the forces controlled". */
  private boolean resumptiveSubject(Verbal first, NounPhrase head) {
    int mark = cursor.mark();
    Verbal second = first.isBe() ? VerbGroupParser.parse(cursor) : null;
    Verbal main = second == null ? first : second;
    Word preposition = resumption(head);
    NounPhrase subject = preposition == null ? null : clauses.subjectAfter(main, null, false);
    if (preposition == null || subject == null) {
      cursor.reset(mark);
      return false;
    }
    parts.add(subject);
    Verbal agreeing = first.with(first.group().withAgreement(subject.agreement()));
    if (second == null) {
      predicates.verb(agreeing);
    } else {
      parts.addAll(Merges.of(first, agreeing.group(), second));
      governors.secondVerb(second.lemma());
      openings.noSubject();
    }
    parts.plain(Prepositions.english(preposition, null, List.of(main.lemma()), false));
    governors.verbIsServed();
    return true;
  }

  /** Takes a preposition whose pronoun points back to the head; {@code null} for none. */
  private @Nullable Word resumption(NounPhrase head) {
    Word preposition = cursor.peek();
    Word pronoun = cursor.peek(1);
    Pronoun suffix = pronoun == null ? null : pronoun.suffix();
    if (preposition == null
        || !preposition.is(Category.PREPOSITION)
        || pronoun == null
        || !pronoun.is(Category.PRONOUN)
        || suffix == null
        || !clauses.refersTo(suffix, head)) {
      return null;
    }
    cursor.take();
    cursor.take();
    return preposition;
  }
}
