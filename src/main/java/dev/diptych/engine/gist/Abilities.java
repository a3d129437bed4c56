package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * بإمكان الطلاب استخدام, بوسعه أن يعود: a noun that says what يمكن says. As that verb it is read on
 * in the same way, "the students can use".
 */
final class Abilities {

  private static final Set<String> NOUNS = Set.of("إمكان", "وسع", "مقدور", "استطاعة", "مستطاع");
  private static final Inflection CAN =
      new Inflection(Tense.IMPERFECT, 3, Gender.MASCULINE, Count.SINGULAR, false, Use.ANY);
  private static final Lemma VERB = Lemma.of(Category.VERB, "أمكن", "be possible", "modal", "intr");
  private static final Lemma TO = Lemma.of(Category.PREPOSITION, "ل", "for");
  private static final Inflection PLAIN =
      Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY);

  private Abilities() {}

  static List<Word> apply(List<Word> words) {
    List<Word> applied = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      if (!isAbility(words, i)) {
        applied.add(words.get(i));
        continue;
      }
      Word noun = words.get(i + 1);
      int last = applied.size() - 1;
      // سيكون بإمكانهم, كان بوسعه: the verb of being has nothing left to say.
      if (last >= 0 && isBeing(applied.get(last))) {
        applied.remove(last);
      }
      applied.add(new Word(Category.VERB, VERB, CAN, false, false, noun.suffix(), false));
      if (noun.suffix() == null) {
        applied.add(new Word(Category.PREPOSITION, TO, PLAIN, false, false, null, true));
      }
      i++;
    }
    return applied;
  }

  private static boolean isAbility(List<Word> words, int at) {
    Word by = words.get(at);
    Word noun = at + 1 < words.size() ? words.get(at + 1) : null;
    Word next = at + 2 < words.size() ? words.get(at + 2) : null;
    return (by.is(Category.PREPOSITION, "ب") || by.is(Category.PREPOSITION, "في"))
        && noun != null
        && noun.is(Category.NOUN)
        && !noun.article()
        && NOUNS.contains(noun.lemma().arabic())
        && next != null
        && (noun.suffix() != null || NounPhraseParser.starts(next));
  }

  private static boolean isBeing(Word word) {
    return word.is(Category.VERB, "كان") && word.inflection().tense() == Tense.IMPERFECT;
  }
}
