package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * الثاني والعشرون: an ordinal and the tens joined to it are one word, "twenty-second"; behind an
 * age they only count. Stateless.
 */
final class CompoundOrdinals {

  private static final Set<String> TENS =
      Set.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  /** الحادي stands for "first" in front of tens only. */
  private static final Map<String, String> UNITS = Map.of("الحادي", "first", "حادي", "first");

  private CompoundOrdinals() {}

  /** The words, each such group become one. */
  static List<Word> joined(List<Word> words) {
    List<Word> joined = null;
    int i = 0;
    while (i < words.size()) {
      Word eleven = eleven(words, i);
      Word one = eleven == null ? ordinal(words, i) : eleven;
      if (one == null) {
        if (joined != null) {
          joined.add(words.get(i));
        }
        i++;
        continue;
      }
      if (joined == null) {
        joined = new ArrayList<>(words.subList(0, i));
      }
      joined.add(one);
      i += eleven == null ? 3 : 2;
    }
    return joined == null ? words : joined;
  }

  /** أحد عشر: not "one of ten". */
  private static @Nullable Word eleven(List<Word> words, int at) {
    if (at + 1 >= words.size()) {
      return null;
    }
    Word one = words.get(at);
    Word ten = words.get(at + 1);
    boolean joins =
        one.has("oneof")
            && one.suffix() == null
            && ten.is(Category.NUMERAL)
            && ten.english().equals("ten")
            && !ten.article();
    Lemma lemma = Lemma.of(Category.NUMERAL, one.lemma().arabic(), "11", "digits");
    return joins
        ? new Word(Category.NUMERAL, lemma, ten.inflection(), false, false, null, one.attached())
        : null;
  }

  private static @Nullable Word ordinal(List<Word> words, int at) {
    if (at + 2 >= words.size()) {
      return null;
    }
    Word unit = words.get(at);
    Word tens = words.get(at + 2);
    boolean joins =
        words.get(at + 1).is(Category.CONJUNCTION, "و")
            && tens.is(Category.NUMERAL)
            && unit.article() == tens.article()
            && TENS.contains(tens.english());
    String english = unit.has("ordinal") ? unit.english() : UNITS.get(unit.lemma().arabic());
    if (!joins || english == null || NumberPhrases.ofOrdinal(english) == 0) {
      return null;
    }
    boolean age = at > 0 && words.get(at - 1).english().endsWith("at the age of");
    return age ? years(unit, tens, english) : joined(unit, tens, english);
  }

  private static Word joined(Word unit, Word tens, String english) {
    Lemma lemma =
        Lemma.of(
            Category.ADJECTIVE, unit.lemma().arabic(), tens.english() + "-" + english, "ordinal");
    return new Word(
        Category.ADJECTIVE, lemma, unit.inflection(), unit.article(), false, null, unit.attached());
  }

  private static Word years(Word unit, Word tens, String english) {
    String number =
        NumberPhrases.english(
            List.of(tens.english(), NumberPhrases.unit(NumberPhrases.ofOrdinal(english))));
    Lemma lemma = Lemma.of(Category.NUMERAL, unit.lemma().arabic(), number, "digits");
    return new Word(
        Category.NUMERAL, lemma, unit.inflection(), false, false, null, unit.attached());
  }
}
