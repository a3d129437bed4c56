package dev.diptych.engine.gist;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a word the sense that its company chose. Stateless. */
final class Sensed {

  /** Tags of the table that say when a sense holds, not what the word then is. */
  private static final Set<String> CONDITIONS =
      Set.of("past", "pres", "plural", "singular", "bare", "the", "drop", "mass", "trans", "pick");

  private Sensed() {}

  /**
   * @param own what the word itself means, {@code null} for what it meant before
   * @param act what its verb means, {@code null} likewise
   */
  static Word of(Word word, @Nullable Sense own, @Nullable Sense act) {
    Lemma verb = word.lemma().verb();
    Lemma acting = verb == null || act == null ? verb : meaning(verb, verb.verb(), act);
    Lemma lemma =
        own != null || act == null || acting == null
            ? own == null ? word.lemma() : meaning(word.lemma(), acting, own)
            : derived(word.lemma(), acting, act);
    return new Word(
        word.category(),
        lemma,
        word.inflection(),
        word.article(),
        word.future(),
        word.suffix(),
        word.attached());
  }

  /** The lemma with the sense's English. */
  private static Lemma meaning(Lemma lemma, @Nullable Lemma verb, Sense sense) {
    return new Lemma(
        lemma.category(),
        lemma.arabic(),
        sense.english(),
        List.of(),
        plural(lemma, sense),
        lemma.gender(),
        tags(lemma.tags(), sense),
        government(lemma.government(), sense),
        lemma.derivation(),
        verb);
  }

  /** A verbal noun or participle of a verb that has another sense. */
  private static Lemma derived(Lemma lemma, Lemma verb, Sense sense) {
    boolean act = lemma.category() == Category.NOUN;
    boolean named = act && !sense.noun().isEmpty();
    Set<String> tags = new HashSet<>(lemma.tags());
    tags.remove("gerund");
    if (act && !named) {
      tags.add("gerund");
    }
    return new Lemma(
        lemma.category(),
        lemma.arabic(),
        !act ? verb.english() : named ? sense.noun() : English.ing(verb.english()),
        List.of(),
        isMass(lemma, sense, act, named) ? "=" : "",
        lemma.gender(),
        Set.copyOf(tags),
        government(lemma.government(), sense),
        lemma.derivation(),
        verb);
  }

  /** An "-ing", or what the lexicon says is not counted either. */
  private static boolean isMass(Lemma lemma, Sense sense, boolean act, boolean named) {
    return act && (!named || sense.noun().endsWith("ing") || lemma.plural().equals("="));
  }

  private static String plural(Lemma lemma, Sense sense) {
    if (sense.tags().contains("mass")) {
      return "=";
    }
    for (String tag : sense.tags()) {
      if (tag.startsWith("pl:")) {
        return tag.substring(3);
      }
    }
    return lemma.english().equals(sense.english()) ? lemma.plural() : "";
  }

  private static Set<String> tags(Set<String> tags, Sense sense) {
    Set<String> all = new HashSet<>(tags);
    if (sense.tags().contains("trans")) {
      all.remove("intr");
    }
    for (String tag : sense.tags()) {
      if (tag.startsWith("no:")) {
        all.remove(tag.substring(3));
      } else if (!CONDITIONS.contains(tag)
          && !tag.startsWith("pl:")
          && !tag.startsWith("without:")) {
        all.add(tag);
      }
    }
    return Set.copyOf(all);
  }

  private static Map<String, String> government(Map<String, String> base, Sense sense) {
    if (sense.government().isEmpty()) {
      return base;
    }
    Map<String, String> all = new HashMap<>(base);
    all.putAll(sense.government());
    return Map.copyOf(all);
  }
}
