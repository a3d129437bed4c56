package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** يمكن, يجب, ينبغي: impersonal in Arabic, auxiliaries in English. */
final class Modals {

  private Modals() {}

  static boolean isImpersonal(Verbal verbal) {
    return isImpersonal(verbal.verb());
  }

  static boolean isImpersonal(Word verb) {
    return verb.is(Category.VERB)
        && switch (verb.lemma().arabic()) {
          case "أمكن", "وجب", "انبغى", "جاز", "تعين" -> verb.inflection().person() == 3;
          default -> false;
        };
  }

  /** What was read, with the verb that now governs. */
  record Result(List<Node> nodes, @Nullable Lemma governor) {}

  /** Reads on behind the modal verb. */
  static final class Reader {

    private final Cursor cursor;
    private final NounPhraseParser phrases;
    private final Clauses clauses;
    private final List<Node> nodes = new ArrayList<>();

    Reader(Cursor cursor, NounPhraseParser phrases, Clauses clauses) {
      this.cursor = cursor;
      this.phrases = phrases;
      this.clauses = clauses;
    }

    Result read(Verbal modal, @Nullable NounPhrase given) {
      NounPhrase subject = given;
      Pronoun suffix = modal.group().object();
      if (suffix != null) {
        subject =
            Clauses.pronoun(
                suffix == Pronoun.HE || suffix == Pronoun.SHE
                    ? given != null && !given.isPerson() ? "it" : suffix.subject()
                    : suffix.subject(),
                suffix.person(),
                suffix.isPlural(),
                Gender.MASCULINE);
      } else if (subject == null) {
        subject = logicalSubject();
      }
      Shape shape = shape(modal);
      boolean negated = modal.group().negated();
      Word that = cursor.peek();
      if (that != null && that.is(Category.THAT_VERB)) {
        return clause(subject, shape, negated);
      }
      return nominal(modal, subject, shape, negated);
    }

    /** يجب على الدول أن, يمكن للناس أن. */
    private @Nullable NounPhrase logicalSubject() {
      int mark = cursor.mark();
      Word next = cursor.peek();
      boolean marks =
          next != null
              && (next.is(Category.PREPOSITION, "على") || next.is(Category.PREPOSITION, "ل"));
      if (!marks) {
        return null;
      }
      cursor.take();
      Word pronoun = cursor.peek();
      if (pronoun != null && pronoun.is(Category.PRONOUN)) {
        cursor.take();
        return clauses.pronounSubject(pronoun, null);
      }
      NounPhrase phrase = phrases.parse();
      if (phrase == null) {
        cursor.reset(mark);
      }
      return phrase;
    }

    private static Shape shape(Verbal modal) {
      return switch (modal.lemma().arabic()) {
        case "وجب", "تعين" -> Shape.MUST;
        case "انبغى" -> Shape.SHOULD;
        default -> Shape.CAN;
      };
    }

    private Result clause(@Nullable NounPhrase given, Shape shape, boolean outer) {
      boolean negated = outer;
      Word that = cursor.take();
      if (that.has("not")) {
        negated = true;
      } else if (cursor.next(Category.NEGATION, "لا")) {
        cursor.take();
        negated = true;
      }
      Verbal verbal = VerbGroupParser.parse(cursor);
      NounPhrase subject = given;
      if (verbal == null) {
        nodes.add(new Node.Plain("that"));
        return new Result(nodes, null);
      }
      if (subject == null) {
        subject = clauses.subjectAfter(verbal, null, true);
      }
      if (subject == null) {
        subject = clauses.droppedSubject(verbal, null);
      }
      VerbGroup group = verbal.group();
      VerbGroup modal =
          new VerbGroup(
              group.english(),
              shape,
              negated || group.negated(),
              group.passive(),
              "",
              subject.agreement(),
              group.object());
      nodes.add(subject);
      nodes.add(modal);
      return new Result(nodes, verbal.lemma());
    }

    /** القانون يمكن النساء من العمل: the other verb that is spelled so, "enables women to". */
    private Result enables(Verbal modal, NounPhrase given, NounPhrase whom) {
      Tense tense = modal.verb().inflection().tense();
      Shape shape = tense == Tense.PERFECT ? Shape.PAST : Shape.PRESENT;
      boolean negated = modal.group().negated();
      nodes.add(given);
      nodes.add(new VerbGroup("enable", shape, negated, false, "", given.agreement(), null));
      nodes.add(whom);
      return new Result(nodes, Lemma.of(Category.VERB, "مكن", "enable"));
    }

    /** يمكن تصنيعها: "it can be made". */
    private Result nominal(Verbal modal, @Nullable NounPhrase given, Shape shape, boolean negated) {
      int mark = cursor.mark();
      NounPhrase noun = NounPhraseParser.starts(cursor.peek()) ? phrases.parse() : null;
      Lemma verb = noun == null ? null : noun.head().lemma().verb();
      if (noun != null
          && verb == null
          && given != null
          && cursor.next(Category.PREPOSITION, "من")) {
        return enables(modal, given, noun);
      }
      if (noun == null || verb == null) {
        cursor.reset(mark);
        return plain(modal, given, shape, negated);
      }
      NounPhrase patient = noun.possessor();
      Pronoun owner = noun.owner();
      if (patient == null && owner != null) {
        patient =
            Clauses.pronoun(
                owner == Pronoun.HE || owner == Pronoun.SHE ? "it" : owner.subject(),
                3,
                owner.isPlural(),
                Gender.MASCULINE);
      }
      boolean suffers =
          given != null && owner != null && !verb.has("intr") && clauses.refersTo(owner, given);
      if (given != null && suffers) {
        add(given, verb, shape, negated, true);
        return new Result(nodes, verb);
      }
      if (given != null) {
        add(given, verb, shape, negated, false);
        if (patient != null) {
          nodes.add(
              patient.head().is(Category.PRONOUN) && owner != null
                  ? new Node.Plain(owner.object())
                  : patient);
        }
        return new Result(nodes, verb);
      }
      if (patient != null && !verb.has("intr")) {
        add(patient, verb, shape, negated, true);
        return new Result(nodes, verb);
      }
      nodes.add(new Node.Plain("it"));
      String adjective = shape == Shape.CAN ? "possible" : "necessary";
      nodes.add(VerbGroup.be(Shape.PRESENT, negated, Agreement.IT));
      nodes.add(new Node.Plain(adjective));
      nodes.add(new VerbGroup(verb.english(), Shape.INFINITIVE, false, false, "", null, null));
      if (patient != null) {
        nodes.add(patient);
      }
      return new Result(nodes, verb);
    }

    private void add(
        NounPhrase subject, Lemma verb, Shape shape, boolean negated, boolean passive) {
      nodes.add(subject);
      nodes.add(
          new VerbGroup(verb.english(), shape, negated, passive, "", subject.agreement(), null));
    }

    private Result plain(Verbal modal, @Nullable NounPhrase given, Shape shape, boolean negated) {
      NounPhrase subject = given != null ? given : clauses.subjectAfter(modal, null, false);
      nodes.add(subject != null ? subject : new Node.Plain("it"));
      String english =
          shape == Shape.CAN ? "be possible" : shape == Shape.MUST ? "be necessary" : "be needed";
      Shape tense = modal.verb().inflection().tense() == Tense.PERFECT ? Shape.PAST : Shape.PRESENT;
      Agreement agreement = subject == null ? Agreement.IT : subject.agreement();
      nodes.add(new VerbGroup(english, tense, negated, false, "", agreement, null));
      return new Result(nodes, modal.lemma());
    }
  }
}
