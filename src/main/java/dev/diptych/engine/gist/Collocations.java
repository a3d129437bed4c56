package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verbs that mean something else with a certain preposition, also when the two stand apart: اعترفت
 * الحكومة بالهزيمة. Filled while the lexicon loads, then read only.
 */
final class Collocations {

  private static final int REACH = 9;
  private static final Set<String> ENGLISH_PREPOSITIONS =
      Set.of(
          "to", "on", "for", "with", "from", "of", "at", "in", "into", "about", "by", "against",
          "over", "through", "toward", "upon");

  private final Map<String, Lemma> lemmas = new HashMap<>();
  private final Map<String, Lemma> nouns = new HashMap<>();

  void add(String verb, String preposition, String english, Set<String> tags) {
    int blank = english.lastIndexOf(' ');
    String last = english.substring(blank + 1);
    boolean splits = blank > 0 && ENGLISH_PREPOSITIONS.contains(last);
    String key = ArabicText.key(preposition);
    Lemma lemma =
        new Lemma(
            Category.VERB,
            verb,
            splits ? english.substring(0, blank) : english,
            List.of(),
            "",
            Gender.MASCULINE,
            tags,
            Map.of(key, splits ? last : ""),
            Lemma.Derivation.NONE,
            null);
    lemmas.putIfAbsent(verb + " " + key, lemma);
  }

  int size() {
    return lemmas.size();
  }

  /** The words with such verbs replaced by what they mean here. */
  List<Word> apply(List<Word> words) {
    List<Word> applied = new ArrayList<>(words.size());
    BitSet dropped = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean verb = word.is(Category.VERB) && !word.has("phrase");
      Lemma meant = verb ? find(words, i) : null;
      int noun = verb ? idiom(words, i) : -1;
      if (noun >= 0) {
        meant = nouns.get(word.lemma().arabic() + " " + words.get(noun).lemma().arabic());
        dropped.set(noun);
      }
      if (!dropped.get(i)) {
        applied.add(meant == null ? act(words, i) : word.with(meant));
      }
    }
    return applied;
  }

  /** القبض على: a verbal noun right before the preposition means what its verb means with it. */
  private Word act(List<Word> words, int at) {
    Word word = words.get(at);
    Word next = at + 1 < words.size() ? words.get(at + 1) : null;
    Lemma verb = word.lemma().verb();
    boolean act = word.is(Category.NOUN) && verb != null && word.lemma().isMasdar();
    if (!act || verb == null || next == null || !next.is(Category.PREPOSITION)) {
      return word;
    }
    Lemma meant = lemmas.get(verb.arabic() + " " + ArabicText.key(next.lemma().arabic()));
    return meant == null ? word : word.meaning(meant);
  }

  /** لقي عشرون شخصا مصرعهم: the noun that makes the verb mean something else, -1 for none. */
  private int idiom(List<Word> words, int verb) {
    String arabic = words.get(verb).lemma().arabic();
    for (int i = verb + 1; i < words.size() && i <= verb + REACH; i++) {
      Word word = words.get(i);
      if (word.is(Category.VERB) || word.is(Category.SUBORDINATOR)) {
        return -1;
      }
      if (word.suffix() != null && nouns.containsKey(arabic + " " + word.lemma().arabic())) {
        return i;
      }
    }
    return -1;
  }

  /** A verb with a noun that its subject owns: لقي مصرعه. */
  void addIdiom(String verb, String noun, String english) {
    nouns.putIfAbsent(verb + " " + noun, Lemma.of(Category.VERB, verb, english, "intr"));
  }

  private @Nullable Lemma find(List<Word> words, int verb) {
    String arabic = words.get(verb).lemma().arabic();
    for (int i = verb + 1; i < words.size() && i <= verb + REACH; i++) {
      Word word = words.get(i);
      switch (word.category()) {
        case VERB, THAT_NOUN, THAT_VERB, SUBORDINATOR, RELATIVE -> {
          return null;
        }
        case PREPOSITION -> {
          Lemma lemma = lemmas.get(arabic + " " + ArabicText.key(word.lemma().arabic()));
          if (lemma != null) {
            return lemma;
          }
        }
        default -> {}
      }
    }
    return null;
  }
}
