package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroup.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verbal nouns behind a preposition: لدعم القوات "to support the forces". */
final class Gerunds {

  private Gerunds() {}

  /**
   * "to do something" for ل with a verbal noun; {@code null} where that is not meant.
   *
   * @param reaches whether the verb's own preposition follows: للحصول على "to obtain"
   */
  static @Nullable Node purpose(
      Word preposition, NounPhrase object, List<Lemma> governors, boolean reaches) {
    Lemma verb = object.head().lemma().verb();
    boolean simple = object.adjectives().isEmpty() && object.number().isEmpty();
    boolean acts = object.possessor() != null || object.owner() != null;
    if (!preposition.is(Category.PREPOSITION, "ل")
        || verb == null
        || object.isDeclined()
        || !means(object.head().lemma(), verb)
        || object.head().article() && !(reaches && object.owner() == null)
        || !object.head().is(Category.NOUN)
        || !simple
        || object.isHeadPlural()
        || !acts && !object.after().isEmpty()) {
      return null;
    }
    boolean subject =
        !governors.isEmpty() && governors.get(0).category() == Category.ADJECTIVE && acts;
    if (subject && governors.get(0).government().containsKey("ل")) {
      return null;
    }
    if (!governors.isEmpty()
        && governors.get(0).verb() != null
        && acts
        && governors.get(0).category() == Category.NOUN
        && governors.size() == 1) {
      return null;
    }
    List<Node> parts = new ArrayList<>();
    Pronoun owner = object.owner();
    parts.add(new VerbGroup(verb.english(), Shape.INFINITIVE, false, false, "", null, owner));
    addRest(object, parts);
    return new Node.Group(parts);
  }

  /** "to do something" for a verbal noun; {@code null} for one that is a thing of its own. */
  static @Nullable Node infinitive(NounPhrase phrase) {
    Lemma verb = phrase.head().lemma().verb();
    boolean plain =
        phrase.head().is(Category.NOUN)
            && phrase.adjectives().isEmpty()
            && phrase.number().isEmpty()
            && phrase.superlative() == null
            && phrase.quantifier().isEmpty()
            && !phrase.isDeclined()
            && !phrase.isHeadPlural();
    boolean acts = phrase.possessor() != null && isAct(phrase.head());
    if (!plain || verb == null || !acts && !means(phrase.head().lemma(), verb)) {
      return null;
    }
    NounPhrase of = phrase.possessor();
    boolean agent = of != null && verb.has("intr") && (of.isPerson() || of.head().has("org"));
    if (agent
        || of == null
            && phrase.owner() == null
            && !verb.has("intr")
            && phrase.after().isEmpty()
            && !phrase.head().article()) {
      return null;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(
        new VerbGroup(verb.english(), Shape.INFINITIVE, false, false, "", null, phrase.owner()));
    addRest(phrase, parts);
    return new Node.Group(parts);
  }

  /** مغادرة is leaving, also where its English is "departure": it is nothing else. */
  private static boolean isAct(Word head) {
    return !head.has("org")
        && !head.has("person")
        && !head.has("place")
        && !head.has("abstract")
        && !head.has("group")
        && !head.isPlural();
  }

  /** Makes the verbal noun a gerund where English prefers one. */
  static void apply(Word preposition, NounPhrase object) {
    Lemma verb = object.head().lemma().verb();
    boolean without =
        switch (preposition.lemma().arabic()) {
          case "دون", "بدون", "من دون" -> true;
          default -> false;
        };
    boolean acts = object.possessor() != null || without && object.head().lemma().isMasdar();
    boolean takes =
        without
            || switch (preposition.lemma().arabic()) {
              case "ب",
                  "دون",
                  "بدون",
                  "عن طريق",
                  "من خلال",
                  "بعد",
                  "قبل",
                  "من أجل",
                  "بهدف",
                  "بغية" ->
                  true;
              default -> false;
            };
    if (verb != null
        && acts
        && takes
        && (!verb.has("intr") || object.possessor() == null)
        && object.adjectives().isEmpty()
        && (without || !object.head().article())
        && !object.isHeadPlural()) {
      object.gerund();
    }
  }

  /** Whether the noun still means what the verb does: support, not سيادة sovereignty. */
  static boolean means(Lemma noun, Lemma verb) {
    if (noun.isMasdar()) {
      return true;
    }
    String a = noun.english();
    String b = verb.english();
    int n = Math.min(3, Math.min(a.length(), b.length()));
    return a.regionMatches(0, b, 0, n);
  }

  private static void addRest(NounPhrase object, List<Node> parts) {
    NounPhrase possessor = object.possessor();
    if (possessor != null) {
      parts.add(possessor);
    }
    parts.addAll(object.after());
  }
}
