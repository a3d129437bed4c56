package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * بشكل سريع, بطريقة سلمية, على نحو مفاجئ: Arabic says "in a quick form" where English has an
 * adverb, and has no end of them, so that they are made and not listed.
 */
final class Manners {

  private static final Set<String> FORMS = Set.of("شكل", "صورة", "نحو", "طريقة");

  /** What stands behind "form" when a form is meant. */
  private static final Set<String> SHAPES =
      Set.of("circular", "oval", "triangular", "rectangular", "square", "conical", "spherical");

  private static final Map<String, String> OWN =
      Map.of(
          "good", "well",
          "fast", "fast",
          "hard", "hard",
          "better", "better",
          "worse", "worse",
          "faster", "faster",
          "more", "more",
          "less", "less",
          "early", "early",
          "public", "publicly");

  private Manners() {}

  static List<Word> apply(List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      String adverb = i + 2 < words.size() ? adverb(words, i) : "";
      if (adverb.isEmpty()) {
        joined.add(words.get(i));
      } else {
        joined.add(word(words.get(i + 2), adverb));
        i += 2;
      }
    }
    return joined;
  }

  /** The adverb that begins at this word; empty for none. */
  private static String adverb(List<Word> words, int at) {
    Word by = words.get(at);
    Word form = words.get(at + 1);
    Word how = words.get(at + 2);
    Word next = at + 3 < words.size() ? words.get(at + 3) : null;
    String arabic = form.lemma().arabic();
    boolean opens =
        by.is(Category.PREPOSITION, "ب") && !arabic.equals("نحو")
            || by.is(Category.PREPOSITION, "على") && arabic.equals("نحو");
    boolean plain =
        opens
            && FORMS.contains(arabic)
            && isBare(form)
            && how.is(Category.ADJECTIVE)
            && isBare(how)
            && !how.has("ordinal")
            && (next == null || !next.is(Category.ADJECTIVE) && !isObject(how, next));
    return plain ? of(Realiser.adjective(how)) : "";
  }

  private static boolean isBare(Word word) {
    return !word.article() && word.suffix() == null && !word.isPlural();
  }

  /** بطريقة تابعة للجيش: an adjective that governs what follows says more than how. */
  private static boolean isObject(Word adjective, Word next) {
    return next.is(Category.PREPOSITION)
        && adjective.lemma().government().containsKey(ArabicText.key(next.lemma().arabic()));
  }

  /** The adverb of an adjective; empty where English has none. */
  static String of(String adjective) {
    String own = OWN.get(adjective);
    if (own != null) {
      return own;
    }
    if (adjective.startsWith("more ") || adjective.startsWith("less ")) {
      String base = of(adjective.substring(5));
      return base.isEmpty() ? "" : adjective.substring(0, 5) + base;
    }
    boolean none =
        adjective.indexOf(' ') >= 0
            || adjective.endsWith("ly")
            || adjective.length() < 4
            || SHAPES.contains(adjective);
    if (none) {
      return "";
    }
    if (adjective.endsWith("ic")) {
      return adjective + "ally";
    }
    if (adjective.endsWith("le") && !adjective.endsWith("ole")) {
      return adjective.substring(0, adjective.length() - 1) + "y";
    }
    if (adjective.endsWith("y")) {
      return adjective.substring(0, adjective.length() - 1) + "ily";
    }
    return adjective.endsWith("ll") ? adjective + "y" : adjective + "ly";
  }

  private static Word word(Word how, String english) {
    return new Word(
        Category.ADVERB,
        Lemma.of(Category.ADVERB, how.lemma().arabic(), english),
        how.inflection(),
        false,
        false,
        null,
        false);
  }
}
