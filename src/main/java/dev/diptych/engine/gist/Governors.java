package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which words may govern the preposition that comes next: the noun or adjective right before it,
 * and the verb of the clause until its own preposition has come.
 */
final class Governors {

  private @Nullable Lemma verb;
  private @Nullable Lemma word;
  private @Nullable Lemma act;
  private boolean verbServed;

  /** Those that may govern, nearest first. */
  List<Lemma> nearestFirst() {
    List<Lemma> governors = new ArrayList<>(2);
    if (word != null) {
      governors.add(word);
    }
    if (verb != null && !verbServed) {
      governors.add(verb);
    }
    return governors;
  }

  /** Whether the phrase before is about handing something over, which is "to" somebody. */
  boolean isTransfer() {
    Lemma done = act == null ? null : act.verb();
    boolean acts = done != null && Transfers.is(done.english());
    if (verb != null && Transfers.is(verb.english())) {
      return true;
    }
    return acts || act != null && Transfers.is(act.english());
  }

  /** Whether one of them, served or not, makes what the preposition brings its predicate. */
  boolean takeAs(Word preposition) {
    String key = ArabicText.key(preposition.lemma().arabic());
    return takesAs(verb, key) || takesAs(word, key);
  }

  private static boolean takesAs(@Nullable Lemma governor, String key) {
    return governor != null && "as".equals(governor.government().get(key));
  }

  boolean hasVerb() {
    return verb != null;
  }

  /** Whether the verb of the clause takes no object, and what follows is none. */
  boolean isVerbIntransitive() {
    return verb != null && verb.has("intr");
  }

  boolean isVerbBe() {
    return verb != null && (verb.has("be") || verb.english().equals("be considered"));
  }

  /** A new verb, which governs alone; {@code null} for one that governs nothing. */
  void verb(@Nullable Lemma lemma) {
    verb = lemma;
    word = null;
    verbServed = false;
  }

  /** The second of two verbs that are one group takes the place of the first. */
  void secondVerb(Lemma lemma) {
    verb = lemma;
  }

  void verbIsServed() {
    verbServed = true;
  }

  /** A preposition has come, which serves the verb unless the verb waits for another. */
  void preposition(Word preposition) {
    boolean waits =
        verb != null
            && !verb.government().isEmpty()
            && !verb.government().containsKey(ArabicText.key(preposition.lemma().arabic()));
    verbServed |= !waits;
  }

  /** The last noun of a phrase governs; none without a phrase. */
  void phrase(@Nullable NounPhrase phrase) {
    word = phrase == null ? null : governor(phrase);
    act = phrase == null || phrase.possessor() == null ? null : phrase.head().lemma();
  }

  /** A verbal noun that became a verb again governs as one. */
  private static Lemma governor(NounPhrase phrase) {
    Lemma lemma = phrase.innermost().head().lemma();
    Lemma verb = lemma.verb();
    return phrase.isGerund() && phrase.possessor() == null && verb != null ? verb : lemma;
  }

  void adjective(Lemma lemma) {
    word = lemma;
    if (lemma.isParticiple()) {
      verb = lemma;
      verbServed = false;
    }
  }

  /** A verbal noun that became a verb governs what follows. */
  void act(Lemma lemma) {
    word = lemma;
  }

  void forgetWord() {
    word = null;
  }

  void forgetVerb() {
    verb = null;
  }

  void forget() {
    forgetVerb();
    forgetWord();
  }
}
