package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Use;
import java.util.List;
import java.util.function.Consumer;

/** Declines nouns and adjectives, unvocalised, without the article. */
final class NominalForms {

  private final Lemma lemma;
  private final Consumer<Form> out;

  private NominalForms(Lemma lemma, Consumer<Form> out) {
    this.lemma = lemma;
    this.out = out;
  }

  /** Every form of a noun with these plurals. */
  static void noun(Lemma lemma, List<String> plurals, Consumer<Form> out) {
    NominalForms forms = new NominalForms(lemma, out);
    Gender gender = lemma.gender();
    forms.word(lemma.arabic(), gender, Count.SINGULAR);
    if (!lemma.has("time") || !lemma.has("nodual")) {
      forms.dual(lemma.arabic(), gender);
    }
    if (plurals.isEmpty()) {
      forms.guessedPlural(lemma.arabic(), gender);
    }
    plurals.forEach(plural -> forms.plural(plural, gender));
  }

  /** Every form of an adjective or participle. */
  static void adjective(Lemma lemma, String feminine, List<String> plurals, Consumer<Form> out) {
    NominalForms forms = new NominalForms(lemma, out);
    String masculine = lemma.arabic();
    String her = feminine.isEmpty() ? masculine + "ة" : feminine;
    forms.word(masculine, Gender.MASCULINE, Count.SINGULAR);
    forms.word(her, Gender.FEMININE, Count.SINGULAR);
    forms.dual(masculine, Gender.MASCULINE);
    forms.dual(her, Gender.FEMININE);
    boolean sound = plurals.isEmpty() || plurals.stream().allMatch(p -> p.endsWith("ون"));
    if (sound || lemma.isParticiple()) {
      forms.plural(masculine + "ون", Gender.MASCULINE);
    }
    plurals.stream()
        .filter(plural -> !(sound && plural.equals(masculine + "ون")))
        .forEach(plural -> forms.plural(plural, Gender.MASCULINE));
    if (her.endsWith("ة")) {
      forms.plural(her.substring(0, her.length() - 1) + "ات", Gender.FEMININE);
    }
  }

  private void guessedPlural(String singular, Gender gender) {
    if (singular.endsWith("ة")) {
      plural(singular.substring(0, singular.length() - 1) + "ات", gender);
    } else if (lemma.isMasdar()) {
      plural(singular + "ات", gender);
    } else if (lemma.has("person")) {
      plural(singular + "ون", gender);
    }
  }

  private void plural(String plural, Gender gender) {
    boolean sound = plural.endsWith("ون") && plural.length() > 4;
    if (sound || (plural.endsWith("ين") && plural.length() > 4)) {
      String base = plural.substring(0, plural.length() - 2);
      for (String ending : new String[] {"ون", "ين"}) {
        emit(base + ending, gender, Count.PLURAL, Use.WITHOUT_SUFFIX);
      }
      for (String ending : new String[] {"و", "ي"}) {
        emit(base + ending, gender, Count.PLURAL, Use.CONSTRUCT);
      }
    } else {
      word(plural, gender, Count.PLURAL);
    }
  }

  private void word(String word, Gender gender, Count count) {
    int n = word.length();
    if (word.endsWith("ة")) {
      emit(word, gender, count, Use.WITHOUT_SUFFIX);
      emit(word.substring(0, n - 1) + "ت", gender, count, Use.BEFORE_SUFFIX);
      return;
    }
    emit(word, gender, count, Use.ANY);
    if (word.endsWith("ى")) {
      emit(word.substring(0, n - 1) + "ا", gender, count, Use.BEFORE_SUFFIX);
    } else if (word.endsWith("ء")) {
      emit(word.substring(0, n - 1) + "ئ", gender, count, Use.BEFORE_SUFFIX);
      emit(word.substring(0, n - 1) + "ؤ", gender, count, Use.BEFORE_SUFFIX);
      if (!word.endsWith("اء")) {
        String seat = word.endsWith("يء") ? word.substring(0, n - 1) + "ئ" : word;
        emit(seat + "ا", gender, count, Use.ACCUSATIVE);
      }
    } else if (!word.endsWith("ا") && !word.endsWith("ات")) {
      emit(word + "ا", gender, count, Use.ACCUSATIVE);
    } else if (word.endsWith("ات") && count == Count.SINGULAR) {
      emit(word + "ا", gender, count, Use.ACCUSATIVE);
    }
  }

  private void dual(String singular, Gender gender) {
    int n = singular.length();
    String base =
        singular.endsWith("ة")
            ? singular.substring(0, n - 1) + "ت"
            : singular.endsWith("ى") ? singular.substring(0, n - 1) + "ي" : singular;
    emit(base + "ان", gender, Count.DUAL, Use.WITHOUT_SUFFIX);
    emit(base + "ين", gender, Count.DUAL, Use.WITHOUT_SUFFIX);
    if (lemma.category() == Category.NOUN) {
      emit(base + "ا", gender, Count.DUAL, Use.CONSTRUCT);
      emit(base + "ي", gender, Count.DUAL, Use.CONSTRUCT);
    }
  }

  private void emit(String form, Gender gender, Count count, Use use) {
    out.accept(new Form(lemma, Inflection.nominal(gender, count, use), form));
  }
}
