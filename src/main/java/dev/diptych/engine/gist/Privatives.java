package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;

/**
 * غير with an adjective is one adjective in English: غير قانوني "illegal". As one word it agrees
 * with its noun and goes before it; apart, "not" ended up where it negated something else.
 */
final class Privatives {

  private Privatives() {}

  static List<Word> apply(List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      boolean privative =
          word.is(Category.NEGATION)
              && word.has("un")
              && next != null
              && next.is(Category.ADJECTIVE)
              && next.suffix() == null;
      if (privative && next != null) {
        joined.add(negative(next, word));
        i++;
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private static Word negative(Word adjective, Word un) {
    Lemma lemma = adjective.lemma();
    Lemma negative =
        new Lemma(
            Category.ADJECTIVE,
            lemma.arabic(),
            English.negative(Realiser.adjective(adjective)),
            List.of(),
            "",
            lemma.gender(),
            lemma.tags(),
            lemma.government(),
            Lemma.Derivation.NONE,
            null);
    return new Word(
        Category.ADJECTIVE,
        negative,
        adjective.inflection(),
        adjective.article() || un.article(),
        false,
        null,
        un.attached());
  }
}
