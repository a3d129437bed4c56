package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clauses that begin with their verb. */
final class VerbClauseParser {

  private final Cursor cursor;
  private final Clauses clauses;
  private final EnglishParts parts;
  private final Referents referents;
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
    this.cursor = source.cursor();
    this.clauses = source.clauses();
    this.parts = progress.parts();
    this.referents = progress.referents();
    this.link = progress.link();
    this.predicates = predicates;
    this.relatives = relatives;
    this.modifiers = modifiers;
  }

  /** أن and a verb: "to do", or "that X do" where the verb has its own subject. */
  void infinitive() {
    Verbal verbal = VerbGroupParser.parse(cursor);
    if (verbal == null) {
      return;
    }
    boolean finite = verbal.verb().inflection().tense() == Inflection.Tense.PERFECT;
    NounPhrase subject = clauses.subjectAfter(verbal, null, true);
    if (subject != null || finite) {
      parts.plain("that");
      predicates.clause(verbal, subject, Predicates.Kind.INNER);
      return;
    }
    VerbGroup group = verbal.group().withShape(Shape.INFINITIVE);
    if (group.negated()) {
      parts.plain("not");
    }
    predicates.verb(verbal.with(group));
  }

  /** The clause of a verb that has just been read. */
  void clause(Verbal verbal) {
    NounPhrase pending = referents.takePending();
    NounPhrase head = referents.takeGap();
    boolean elliptic = link.takeJoined() && continues(verbal);
    if (Modals.isImpersonal(verbal)) {
      predicates.modal(verbal, pending);
    } else if (head != null) {
      relatives.clause(verbal, head);
    } else {
      NounPhrase subject = pending == null ? subject(verbal, elliptic) : pending;
      if (subject != null && verbal.isBe()) {
        attachBeforeSecondVerb(subject);
      }
      predicates.clause(verbal, subject, Predicates.Kind.VERB_FIRST);
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
    NounPhrase subject = clauses.subjectAfter(verbal, elliptic ? before : null, false);
    return subject == null && !elliptic ? clauses.droppedSubject(verbal, before) : subject;
  }

  /** كانت القيادة في أفريقيا قد نشرت: what stands between the two verbs is the subject's. */
  private void attachBeforeSecondVerb(NounPhrase subject) {
    int mark = cursor.mark();
    List<Node> between = modifiers.after(subject);
    if (VerbGroupParser.starts(cursor)) {
      subject.after().addAll(between);
    } else {
      cursor.reset(mark);
    }
  }
}
