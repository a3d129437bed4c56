package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a sentence that have been set down, in English order. */
final class EnglishParts {

  private final List<Node> parts = new ArrayList<>();
  private int afterAdjective = -1;

  void add(Node part) {
    parts.add(part);
  }

  /** Adds all, and tells whether there were any. */
  boolean addAll(List<? extends Node> others) {
    return parts.addAll(others);
  }

  void plain(String text) {
    parts.add(new Node.Plain(text));
  }

  /** A predicate that is an adjective. */
  void adjective(String text) {
    plain(text);
    afterAdjective = parts.size();
  }

  boolean endsInAdjective() {
    return afterAdjective == parts.size();
  }

  void beforeLast(String text) {
    parts.add(parts.size() - 1, new Node.Plain(text));
  }

  /** The phrase that was set down last, alone or behind its preposition. */
  @Nullable NounPhrase lastPhrase() {
    Node last = last();
    if (last instanceof Node.Prepositional prepositional) {
      last = prepositional.object();
    }
    return last instanceof NounPhrase phrase ? phrase : null;
  }

  /** The "is" or "are" that Arabic leaves unspoken. */
  void is(Agreement agreement) {
    parts.add(VerbGroup.be(Shape.PRESENT, false, agreement));
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  boolean endsInComma() {
    return last() instanceof Node.Plain mark && "،,".contains(mark.text());
  }

  boolean hasVerb() {
    return parts.stream().anyMatch(VerbGroup.class::isInstance);
  }

  boolean endsInVerb() {
    return last() instanceof VerbGroup;
  }

  boolean endsIn(String text) {
    return last() instanceof Node.Plain plain && plain.text().equals(text);
  }

  private @Nullable Node last() {
    return parts.isEmpty() ? null : parts.get(parts.size() - 1);
  }

  /**
   * كان من المقرر: "it was scheduled". The subject of a "be" that was set down last becomes "it".
   *
   * @return whether there was such a verb
   */
  boolean makeImpersonal() {
    int be = parts.size() - 1;
    if (be < 0 || !(parts.get(be) instanceof VerbGroup group) || !group.english().equals("be")) {
      return false;
    }
    NounPhrase it = Clauses.pronoun("it", 3, false, Gender.MASCULINE);
    boolean pronoun =
        be > 0
            && parts.get(be - 1) instanceof NounPhrase subject
            && subject.head().is(Category.PRONOUN);
    parts.set(be, group.withAgreement(Agreement.IT));
    if (pronoun) {
      parts.set(be - 1, it);
    } else {
      parts.add(be, it);
    }
    return true;
  }

  /** Takes back a "that" or "who" that was set down last; whether there was one. */
  boolean takeRelative() {
    boolean relative = endsIn("that") || endsIn("who");
    if (relative) {
      removeLast();
    }
    return relative;
  }

  void removeLast() {
    parts.remove(parts.size() - 1);
  }

  /** Takes back the verb that was set down last, to make one group of it and the next. */
  VerbGroup takeVerb() {
    return (VerbGroup) parts.remove(parts.size() - 1);
  }

  /**
   * كان هناك: "there was". The word set down last goes before a form of "be", in place of a pronoun
   * that stood for it.
   *
   * @return whether there was such a form
   */
  boolean moveLastBeforeBe() {
    int be = parts.size() - 2;
    if (be < 0 || !(parts.get(be) instanceof VerbGroup group) || !group.english().equals("be")) {
      return false;
    }
    parts.add(be, parts.remove(be + 1));
    if (be >= 1
        && parts.get(be - 1) instanceof NounPhrase subject
        && subject.head().is(Category.PRONOUN)) {
      parts.remove(be - 1);
    }
    return true;
  }

  List<Node> all() {
    return Collections.unmodifiableList(parts);
  }
}
