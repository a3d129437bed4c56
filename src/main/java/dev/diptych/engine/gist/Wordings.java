package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that Arabic needs beside others and English has no place for: كان أمرا صعبا "was
 * difficult", القوات الموجودة في الشمال "the forces in the north", يوجد حل "there is a solution".
 */
final class Wordings {

  /** What a matter may be said to be; a royal one is an order. */
  private static final Set<String> OPINIONS =
      Set.of(
          "ممكن", "صعب", "سهل", "ضروري", "مهم", "هام", "خطير", "طبيعي", "عادي", "غريب", "جيد",
          "سيئ", "سيء", "مستحيل", "مقبول", "مرفوض", "محتمل", "مؤكد", "شائع", "مألوف", "إيجابي",
          "سلبي", "مفيد", "مقلق", "مؤسف", "محزن", "مفاجئ", "متوقع", "بسيط", "معقد", "نادر", "رائع",
          "مستبعد", "حتمي", "حيوي", "منطقي", "معقول", "شاق", "مزعج", "محبط", "مشجع", "مذهل", "مدهش",
          "مخيف", "لازم", "جوهري", "مطلوب", "مخجل", "واضح", "مستغرب", "مستهجن", "مثير");

  private static final Set<String> PLACING = Set.of("في", "على", "داخل", "تحت", "فوق", "خارج");

  /** Nouns of amount with من, which English has as one word before the noun. */
  private static final Map<String, String> SEVERAL =
      Map.of(
          "العديد من", "many",
          "كثير من", "many",
          "الكثير من", "many",
          "المزيد من", "more",
          "مزيد من", "more",
          "القليل من", "few",
          "قليل من", "few");

  private Wordings() {}

  static List<Word> apply(List<Word> words) {
    List<Word> kept = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Word before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      Word next = i + 1 < words.size() ? words.get(i + 1) : null;
      int aged = aged(words, i);
      if (aged > 0) {
        kept.add(yearOld(word, words.subList(i + 3, i + aged - 1)));
        i += aged - 1;
        continue;
      }
      if (next != null && (isMatter(word, next) || before != null && isThere(before, word, next))) {
        continue;
      }
      if (next != null && exists(word, before, next)) {
        kept.add(there(word));
      } else if (SEVERAL.containsKey(word.lemma().arabic()) && NounPhraseParser.starts(next)) {
        kept.add(several(word));
      } else {
        kept.add(next != null && isConsidered(word, next) ? passive(word) : word);
      }
    }
    return kept;
  }

  /** البالغ من العمر 30 عاما: how many words say it; 0 for none. */
  private static int aged(List<Word> words, int at) {
    boolean opens =
        at + 4 < words.size()
            && words.get(at).is(Category.ADJECTIVE)
            && words.get(at).lemma().arabic().equals("بالغ")
            && words.get(at + 1).is(Category.PREPOSITION, "من")
            && words.get(at + 2).is(Category.NOUN, "عمر");
    int end = at + 3;
    while (opens && end < words.size() && isCount(words.get(end))) {
      end++;
    }
    boolean years =
        opens
            && end > at + 3
            && end < words.size()
            && words.get(end).is(Category.NOUN)
            && words.get(end).english().equals("year");
    return years ? end + 1 - at : 0;
  }

  private static boolean isCount(Word word) {
    return word.is(Category.NUMERAL) || word.is(Category.CONJUNCTION, "و");
  }

  private static Word yearOld(Word aged, List<Word> count) {
    List<String> numbers =
        count.stream().filter(word -> word.is(Category.NUMERAL)).map(Word::english).toList();
    Lemma lemma =
        Lemma.of(
            Category.ADJECTIVE,
            aged.lemma().arabic(),
            NumberPhrases.english(numbers) + "-year-old");
    return new Word(
        Category.ADJECTIVE, lemma, aged.inflection(), aged.article(), false, null, aged.attached());
  }

  private static boolean isMatter(Word word, Word next) {
    return word.is(Category.NOUN, "أمر")
        && !word.isDefinite()
        && !word.isPlural()
        && next.is(Category.ADJECTIVE)
        && !next.article()
        && OPINIONS.contains(next.lemma().arabic());
  }

  /** الموجود, الكائن, الواقع: where something is, which the preposition says. */
  private static boolean isThere(Word before, Word word, Word next) {
    boolean placed =
        switch (word.lemma().arabic()) {
          case "موجود", "كائن", "متواجد" -> true;
          default -> false;
        };
    return placed
        && word.is(Category.ADJECTIVE)
        && word.article()
        && before.isDefinite()
        && (before.is(Category.NOUN) || before.is(Category.ADJECTIVE))
        && next.is(Category.PREPOSITION)
        && PLACING.contains(next.lemma().arabic());
  }

  /** يوجد, توجد before what is not definite. */
  private static boolean exists(
      Word word, @org.jspecify.annotations.Nullable Word before, Word next) {
    boolean free =
        before == null
            || !before.is(Category.NEGATION)
                && !before.is(Category.RELATIVE)
                && !before.is(Category.PARTICLE)
                && !before.is(Category.VERB)
                && !before.is(Category.THAT_VERB);
    return free
        && word.is(Category.VERB, "وجد")
        && word.inflection().tense() == Tense.IMPERFECT
        && word.inflection().passive()
        && word.suffix() == null
        && !word.future()
        && (next.is(Category.NOUN) || next.is(Category.QUANTIFIER) || next.is(Category.NUMERAL))
        && !next.isDefinite()
        && (before == null || !before.is(Category.NOUN) && !before.is(Category.ADJECTIVE));
  }

  /** يعتبر من أفضل اللاعبين: with nobody and nothing to consider it is passive. */
  private static boolean isConsidered(Word word, Word next) {
    return word.is(Category.VERB, "اعتبر")
        && word.suffix() == null
        && word.inflection().tense() == Tense.IMPERFECT
        && word.inflection().person() == 3
        && next.is(Category.PREPOSITION, "من");
  }

  private static Word passive(Word verb) {
    return new Word(
        Category.VERB,
        verb.lemma(),
        verb.inflection().asPassive(),
        false,
        verb.future(),
        null,
        verb.attached());
  }

  private static Word several(Word amount) {
    String english = SEVERAL.getOrDefault(amount.lemma().arabic(), "many");
    return new Word(
        Category.QUANTIFIER,
        Lemma.of(Category.QUANTIFIER, "عديد", english),
        amount.inflection(),
        false,
        false,
        null,
        amount.attached());
  }

  private static Word there(Word verb) {
    return new Word(
        Category.ADVERB,
        Lemma.of(Category.ADVERB, "هناك", "there", "exist"),
        verb.inflection(),
        false,
        false,
        null,
        false);
  }
}
