package dev.diptych.engine.gist;

import org.jspecify.annotations.Nullable;

/**
 * One way to read a token, or a phrase of several.
 *
 * @param conjunction و, ف or empty
 * @param preposition ب, ل, ك or empty
 * @param future whether س precedes
 * @param article whether ال precedes
 * @param suffix the pronoun at the end
 * @param tokens how many tokens it covers
 * @param score the higher the likelier, before the neighbours are looked at
 */
record Reading(
    String conjunction,
    String preposition,
    boolean future,
    boolean article,
    Form form,
    @Nullable Pronoun suffix,
    int tokens,
    double score) {

  /** The clitic that belongs to this phrase and stands on the next token: وفقا لـ. */
  String opens() {
    for (String tag : form.lemma().tags()) {
      if (tag.startsWith("open:")) {
        return tag.substring(5);
      }
    }
    return "";
  }

  /** The same reading, more or less likely. */
  Reading withScore(double likely) {
    return new Reading(conjunction, preposition, future, article, form, suffix, tokens, likely);
  }

  Category category() {
    return form.lemma().category();
  }

  Lemma lemma() {
    return form.lemma();
  }

  Inflection inflection() {
    return form.inflection();
  }

  boolean has(String tag) {
    return form.lemma().has(tag);
  }

  /** Whether the noun or adjective is definite in itself. */
  boolean isDefinite() {
    return article || suffix != null || category() == Category.PROPER;
  }
}
