package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Lemma.Derivation;
import dev.diptych.engine.gist.VerbGroup.Agreement;
import dev.diptych.engine.gist.VerbGroup.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the parts of a sentence to its English words: inflection, articles, order in the phrase. */
final class Realiser {

  private final List<String> words = new ArrayList<>();

  private Realiser() {}

  static List<String> words(List<Node> nodes) {
    Realiser realiser = new Realiser();
    nodes.forEach(realiser::node);
    return realiser.words;
  }

  private void node(Node node) {
    if (node instanceof Node.Plain plain) {
      words.add(plain.text());
    } else if (node instanceof Node.Prepositional phrase) {
      words.add(phrase.preposition());
      Node object = phrase.object();
      if (object != null) {
        node(object);
      }
    } else if (node instanceof Node.Group group) {
      group.parts().forEach(this::node);
    } else if (node instanceof VerbGroup verb) {
      verb(verb);
    } else if (node instanceof NounPhrase phrase) {
      joined(phrase);
    }
  }

  private void joined(NounPhrase phrase) {
    phrase(phrase);
    for (int i = 0; i < phrase.joined().size(); i++) {
      boolean last = i == phrase.joined().size() - 1;
      words.add(last ? phrase.joints().get(i) : ",");
      phrase(phrase.joined().get(i));
    }
  }

  private void phrase(NounPhrase phrase) {
    NounPhraseRealiser.words(phrase, words);
    phrase.after().forEach(this::node);
  }

  private void verb(VerbGroup group) {
    List<String> parts = new ArrayList<>();
    auxiliaries(group, parts);
    words.addAll(parts);
    Pronoun object = group.object();
    if (object != null) {
      words.add(object.object());
    }
  }

  private static void auxiliaries(VerbGroup group, List<String> out) {
    String verb = group.english();
    boolean isBe = verb.equals("be") || verb.startsWith("be ");
    String base = group.passive() ? "be" : verb;
    String not = group.negated() ? "not" : "";
    Agreement subject = group.subject() == null ? Agreement.IT : group.subject();
    switch (group.shape()) {
      case PAST -> simple(group, out, base, not, subject, true, isBe);
      case PRESENT -> simple(group, out, base, not, subject, false, isBe);
      case FUTURE -> add(out, "will", not, group.adverb(), base);
      case MAY -> add(out, "may", not, group.adverb(), base);
      case CAN -> add(out, "can", not, group.adverb(), base);
      case MUST -> add(out, "must", not, group.adverb(), base);
      case SHOULD -> add(out, "should", not, group.adverb(), base);
      case PRESENT_PERFECT ->
          add(out, have(subject), not, group.adverb(), English.pastParticiple(base));
      case PAST_PERFECT -> add(out, "had", not, group.adverb(), English.pastParticiple(base));
      case PAST_PROGRESSIVE -> add(out, was(subject), not, group.adverb(), English.ing(base));
      case INFINITIVE -> add(out, "to", group.adverb(), base);
      case PERFECT_INFINITIVE -> add(out, "to have", group.adverb(), English.pastParticiple(base));
      case BARE -> add(out, group.adverb(), base);
      case GERUND -> add(out, group.adverb(), English.ing(base));
      case PARTICIPLE -> add(out, English.pastParticiple(verb));
    }
    if (group.passive() && group.shape() != Shape.PARTICIPLE) {
      out.add(English.pastParticiple(verb));
    }
  }

  private static void simple(
      VerbGroup group,
      List<String> out,
      String base,
      String not,
      Agreement subject,
      boolean past,
      boolean isBe) {
    if (isBe || group.passive()) {
      String rest = base.startsWith("be ") ? base.substring(3) : "";
      String form = past ? was(subject) : is(subject);
      add(out, form, not, group.adverb(), rest);
    } else if (!not.isEmpty()) {
      boolean third = subject.person() == 3 && !subject.plural();
      add(out, past ? "did" : third ? "does" : "do", not, group.adverb(), base);
    } else if (past) {
      add(out, group.adverb(), English.past(base));
    } else {
      boolean third = subject.person() == 3 && !subject.plural();
      add(out, group.adverb(), third ? English.third(base) : base);
    }
  }

  private static String have(Agreement subject) {
    return subject.person() == 3 && !subject.plural() ? "has" : "have";
  }

  private static String was(Agreement subject) {
    return subject.plural() || subject.person() == 2 ? "were" : "was";
  }

  private static String is(Agreement subject) {
    return subject.plural() || subject.person() == 2 ? "are" : subject.person() == 1 ? "am" : "is";
  }

  private static void add(List<String> out, String... parts) {
    for (String part : parts) {
      if (!part.isEmpty()) {
        out.add(part);
      }
    }
  }

  /** An adjective or participle as English writes it. */
  static String adjective(Word word) {
    Lemma lemma = word.lemma();
    if (lemma.derivation() == Derivation.ACTIVE_PARTICIPLE) {
      return English.ing(lemma.english());
    }
    if (lemma.derivation() == Derivation.PASSIVE_PARTICIPLE) {
      return English.pastParticiple(lemma.english());
    }
    boolean superlative = lemma.has("elative") && word.article();
    return superlative ? English.superlative(lemma.english()) : lemma.english();
  }

  static @Nullable String possessive(@Nullable Pronoun owner) {
    return owner == null ? null : owner.possessive();
  }
}
