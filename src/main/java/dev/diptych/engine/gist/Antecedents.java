package dev.diptych.engine.gist;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a pronoun at the end of a word means: كتابها is "her book" of a woman, "its book" of a
 * company, "their book" of several things. Goes through the parts of a sentence in their order,
 * once they stand.
 */
final class Antecedents {

  /** How many phrases back a pronoun may point. */
  private static final int REACH = 8;

  private final Deque<NounPhrase> before = new ArrayDeque<>();
  private @Nullable NounPhrase subject;

  /** Whether the sentence tells what happened once, and so of no things in general. */
  private final boolean past;

  private Antecedents(boolean past) {
    this.past = past;
  }

  /** The same parts, their pronouns settled. */
  static List<Node> settled(List<Node> parts) {
    boolean past =
        parts.stream().anyMatch(part -> part instanceof VerbGroup group && happened(group));
    return new Antecedents(past).all(parts);
  }

  private List<Node> all(List<Node> parts) {
    List<Node> out = new java.util.ArrayList<>(parts.size());
    NounPhrase last = null;
    for (int i = 0; i < parts.size(); i++) {
      Node part = parts.get(i);
      if (part instanceof NounPhrase phrase && isThing(phrase, parts, i)) {
        last = Clauses.pronoun("it", 3, false, phrase.agreeing());
        out.add(last);
      } else if (part instanceof VerbGroup group) {
        subject = last == null ? subject : last;
        out.add(verb(group));
        last = null;
      } else {
        visit(part);
        Node said = part instanceof NounPhrase phrase ? subject(phrase) : part;
        out.add(said);
        last = said instanceof NounPhrase phrase ? phrase : null;
      }
    }
    return out;
  }

  /** هي أكبر دولة, إنه يوم سعيد: what is a thing is not "she" or "he". */
  private static boolean isThing(NounPhrase phrase, List<Node> parts, int at) {
    Word head = phrase.head();
    boolean pronoun =
        head.is(Category.PRONOUN)
            && (head.english().equals("she") || head.english().equals("he"))
            && at + 2 < parts.size();
    return pronoun
        && parts.get(at + 1) instanceof VerbGroup be
        && be.english().equals("be")
        && parts.get(at + 2) instanceof NounPhrase what
        && what.head().is(Category.NOUN)
        && !what.isPerson()
        && !what.head().has("group");
  }

  /** هي of a thing: "it", where one has been named. */
  private NounPhrase subject(NounPhrase phrase) {
    Word head = phrase.head();
    boolean she = head.is(Category.PRONOUN) && head.english().equals("she");
    NounPhrase meant = she ? meant(Pronoun.SHE, null, null) : null;
    boolean thing = meant != null && !isSomebody(meant) && !meant.isPlural();
    return thing ? Clauses.pronoun("it", 3, false, Gender.FEMININE) : phrase;
  }

  private static boolean happened(VerbGroup group) {
    return switch (group.shape()) {
      case PAST, PAST_PERFECT, PAST_PROGRESSIVE -> true;
      default -> false;
    };
  }

  private void visit(Node node) {
    if (node instanceof NounPhrase phrase) {
      phrase(phrase);
    } else if (node instanceof Node.Prepositional prepositional) {
      Node object = prepositional.object();
      if (object != null) {
        visit(object);
      }
    } else if (node instanceof Node.Group group) {
      group.parts().forEach(this::visit);
    }
  }

  private void phrase(NounPhrase phrase) {
    if (past) {
      phrase.specific();
    }
    NounPhrase of = phrase.possessor();
    if (of != null) {
      phrase(of);
    }
    Pronoun owner = phrase.owner();
    if (owner == Pronoun.SHE || owner == Pronoun.HE) {
      phrase.owner(owner(owner));
    }
    phrase.after().forEach(this::visit);
    phrase.joined().forEach(this::phrase);
    if (!phrase.head().is(Category.PRONOUN) || subject == null) {
      before.addFirst(phrase);
      if (before.size() > REACH) {
        before.removeLast();
      }
    }
  }

  private Pronoun owner(Pronoun pronoun) {
    NounPhrase meant = meant(pronoun, subject, null);
    if (meant == null) {
      return pronoun == Pronoun.SHE ? Pronoun.IT : pronoun;
    }
    if (meant.isPlural() && pronoun == Pronoun.SHE) {
      return Pronoun.THEY;
    }
    return isSomebody(meant) ? pronoun : Pronoun.IT;
  }

  private VerbGroup verb(VerbGroup group) {
    Pronoun object = group.object();
    if (object != Pronoun.SHE && object != Pronoun.HE) {
      return group;
    }
    NounPhrase meant = meant(object, null, subject);
    Pronoun said =
        meant == null || !isSomebody(meant) && !meant.isPlural()
            ? Pronoun.IT
            : meant.isPlural() ? Pronoun.THEY : object;
    return group.withObject(said);
  }

  /**
   * What the pronoun may mean: rather the subject of the clause for what is owned, and never for an
   * object.
   */
  private @Nullable NounPhrase meant(
      Pronoun pronoun, @Nullable NounPhrase first, @Nullable NounPhrase never) {
    Gender gender = pronoun == Pronoun.SHE ? Gender.FEMININE : Gender.MASCULINE;
    if (first != null && agrees(first, gender)) {
      return first;
    }
    for (NounPhrase phrase : before) {
      if (phrase != never && agrees(phrase, gender)) {
        return phrase;
      }
    }
    return null;
  }

  private static boolean agrees(NounPhrase phrase, Gender gender) {
    Word head = phrase.head();
    if (head.is(Category.NUMERAL) || head.is(Category.QUANTIFIER) || head.has("time")) {
      return false;
    }
    boolean several = phrase.isPlural() && (phrase.isPerson() || gender == Gender.MASCULINE);
    return phrase.agreeing() == gender && !several;
  }

  private static boolean isSomebody(NounPhrase phrase) {
    Word head = phrase.head();
    boolean pronoun = head.is(Category.PRONOUN) && !head.english().equals("it");
    boolean named = head.is(Category.UNKNOWN) && head.has(Unknowns.NAME);
    return phrase.isPerson() || pronoun || named && !phrase.isPlural();
  }
}
