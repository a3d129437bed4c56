package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets down verbs with their subjects: agreement, voice, two verbs that English makes one group.
 */
final class Predicates {

  /** Where a clause stands, and its subject in it. */
  enum Kind {
    /** Begins with its verb. */
    VERB_FIRST,
    /** Has its subject before the verb, as English has. */
    SUBJECT_FIRST,
    /** Stands in another clause, whose subject is the one that later clauses go on with. */
    INNER,
    /** The same, and what the verb is done to stands before: it is no hidden passive. */
    OBJECT_BEFORE
  }

  private final Source source;
  private final Cursor cursor;
  private final Passives passives;
  private final EnglishParts parts;
  private final Governors governors;
  private final Referents referents;
  private final Openings openings;
  private final ClauseLink link;

  Predicates(Source source, Progress progress) {
    this.source = source;
    this.cursor = source.cursor();
    this.passives = new Passives(source);
    this.parts = progress.parts();
    this.governors = progress.governors();
    this.referents = progress.referents();
    this.openings = progress.openings();
    this.link = progress.link();
  }

  /** A subject and the "is" that Arabic leaves unspoken. */
  void is(NounPhrase subject) {
    parts.add(subject);
    referents.meantSubject(subject);
    referents.forgetPhrase();
    parts.is(subject.agreement());
    openings.noClause();
  }

  /** A verb whose subject stands already. */
  void verb(Verbal verbal) {
    parts.add(NoLonger.settled(excepted(verbal), cursor));
    governors.verb(verbal.lemma());
    if (verbal.group().english().endsWith(" that")) {
      openings.clause(true);
    } else {
      openings.noClause();
    }
    openings.noSentence();
    referents.forgetPhrase();
  }

  /** The verb without its negation if an exception takes that back: لا يملك إلا "owns only". */
  private Verbal excepted(Verbal verbal) {
    if (!verbal.group().negated() || !Exceptives.ahead(cursor)) {
      return verbal;
    }
    link.exceptive();
    return verbal.affirmed();
  }

  /**
   * Subject and verb.
   *
   * @param given the subject; {@code null} if the verb goes on with that of the clause before
   */
  void clause(Verbal verbal, @Nullable NounPhrase given, Kind kind) {
    Verbal resolved = Periphrasis.resolve(verbal, cursor);
    Periphrasis.Done done = Periphrasis.passive(verbal, given, source);
    if (done == null && kind == Kind.SUBJECT_FIRST && given != null) {
      done = Periphrasis.passiveOf(verbal, given, source);
    }
    Verbal real = done == null ? resolved : done.verbal();
    NounPhrase subject = done == null ? given : done.patient();
    if (subject != null && real.group().negated() && Nobodies.takesNegation(subject)) {
      real = real.affirmed();
    }
    if (subject != null) {
      if (isWoman(subject, real)) {
        subject.feminine();
      }
      subject(subject, kind);
    }
    VerbGroup group = real.group().withAgreement(agreement(subject));
    if (link.takeAlso()) {
      group = group.withAdverb("also");
    }
    NounPhrase sufferer = subject == null && link.wasPassive() ? referents.lastSubject() : subject;
    if (kind != Kind.OBJECT_BEFORE && passives.isHidden(real, sufferer)) {
      group = group.asPassive();
    }
    link.voice(group.passive());
    verb(real.with(group));
    merge(real, subject);
  }

  /** Whether the verb says that the name before or behind it is a woman's. */
  private static boolean isWoman(NounPhrase subject, Verbal verbal) {
    Inflection verb = verbal.verb().inflection();
    return subject.isName()
        && subject.isPerson()
        && verb.gender() == Gender.FEMININE
        && verb.person() == 3
        && verb.count() == Count.SINGULAR;
  }

  /** The verb in the voice that its subject, which stands already, lets it have. */
  Verbal voiced(Verbal verbal, NounPhrase subject) {
    return passives.isHidden(verbal, subject) ? verbal.with(verbal.group().asPassive()) : verbal;
  }

  /** Whether the verb may be passive though it does not show it. */
  boolean mayBePassive(Verbal verbal) {
    return passives.mayBeHidden(verbal);
  }

  /** Whether the verb goes on with a passive: قتل خمسة وجرح عشرة. */
  boolean continuesPassive(Verbal verbal) {
    return link.wasPassive() && passives.mayBeHidden(verbal);
  }

  private void subject(NounPhrase subject, Kind kind) {
    parts.add(subject);
    if (kind == Kind.INNER || kind == Kind.OBJECT_BEFORE) {
      referents.innerSubject(subject);
    } else {
      referents.meantSubject(subject);
    }
  }

  private Agreement agreement(@Nullable NounPhrase subject) {
    NounPhrase agreeing = subject == null ? referents.lastSubject() : subject;
    return agreeing == null ? Agreement.IT : agreeing.agreement();
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
    if (subject != null) {
      second = voiced(second, subject);
    }
    parts.addAll(Merges.of(first, parts.takeVerb(), second));
    governors.secondVerb(second.lemma());
  }

  /**
   * أداة يمكنها قياس الضغط, مواد يمكن استخدامها: the pronoun that comes first is the head itself.
   */
  private boolean isHead(List<Node> nodes, Verbal modal, NounPhrase head) {
    boolean pronoun =
        nodes.size() > 1
            && nodes.get(0) instanceof NounPhrase first
            && first.head().is(Category.PRONOUN)
            && first.head().inflection().person() == 3;
    Pronoun suffix = modal.group().object();
    boolean refers = suffix != null && source.clauses().refersTo(suffix, head);
    boolean passive = pronoun && nodes.get(1) instanceof VerbGroup group && group.passive();
    return pronoun && (refers || passive);
  }

  /**
   * يجب, يمكن: a verb that English makes an auxiliary.
   *
   * @param given its subject, {@code null} for none before it
   * @param head what it says more about in a relative clause, {@code null} elsewhere
   */
  void modal(Verbal verbal, @Nullable NounPhrase given, @Nullable NounPhrase head) {
    NounPhrase subject = given != null && !given.head().has("impersonal") ? given : null;
    Modals.Reader reader = new Modals.Reader(cursor, source.phrases(), source.clauses());
    Modals.Result result = reader.read(excepted(verbal), subject);
    List<Node> nodes = result.nodes();
    parts.addAll(
        head != null && isHead(nodes, verbal, head) ? nodes.subList(1, nodes.size()) : nodes);
    governors.verb(result.governor());
    openings.noClause();
    referents.forgetPhrase();
  }
}
