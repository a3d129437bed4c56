package dev.diptych.engine.gist;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * رصيف طوله 850 مترا, قرض قيمته مليون دولار: what a thing measures, which English says behind the
 * number or before it: "850 meters long", "worth one million dollars".
 */
final class Measures {

  private static final Map<String, String> BEHIND =
      Map.of(
          "طول", "long",
          "عرض", "wide",
          "ارتفاع", "high",
          "علو", "high",
          "عمق", "deep",
          "عمر", "old",
          "سمك", "thick",
          "وزن", "in weight",
          "مساحة", "in area");

  private static final Map<String, String> BEFORE =
      Map.of("قيمة", "worth", "ثمن", "worth", "قدر", "of");

  private Measures() {}

  /** Whether the word says what is measured. */
  static boolean is(Lemma lemma) {
    return lemma.category() == Category.NOUN
        && (BEHIND.containsKey(lemma.arabic()) || BEFORE.containsKey(lemma.arabic()));
  }

  /**
   * What the phrase measures; {@code null} (and the cursor unmoved) if nothing about it is measured
   * there.
   */
  static @Nullable Node of(NounPhrase phrase, Source source) {
    Cursor cursor = source.cursor();
    Word what = cursor.peek();
    Pronoun owner = what == null ? null : what.suffix();
    if (what == null
        || owner == null
        || !is(what.lemma())
        || !source.clauses().refersTo(owner, phrase)
            && !source.clauses().refersTo(owner, phrase.innermost())
        || !isAmount(cursor.peek(1))) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase amount = source.phrases().parse();
    if (amount == null || amount.number().isEmpty()) {
      cursor.reset(mark);
      return null;
    }
    String behind = BEHIND.get(what.lemma().arabic());
    String before = BEFORE.getOrDefault(what.lemma().arabic(), "");
    return behind == null
        ? new Node.Prepositional(before, amount)
        : new Node.Group(java.util.List.of(amount, new Node.Plain(behind)));
  }

  private static boolean isAmount(@Nullable Word word) {
    return word != null
        && (word.is(Category.NUMERAL)
            || word.is(Category.QUANTIFIER) && word.has("approx")
            || word.is(Category.ADJECTIVE) && word.has("elative"));
  }
}
