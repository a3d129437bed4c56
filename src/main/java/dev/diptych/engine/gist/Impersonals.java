package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * عثر على جثة "a body was found": a verb that reaches its object by a preposition stays in the
 * masculine when passive, and unvocalised looks as if "he" had done it.
 */
final class Impersonals {

  private static final Set<String> VERBS =
      Set.of("عثر علي", "حكم علي", "أفرج عن", "قبض علي", "سمح ل", "عفا عن");

  /** "Arrested" and "was arrested" differ in the last letter, which many do not tell apart. */
  private static final String ARREST = "ألقى القبض على";

  private Impersonals() {}

  /** What it was done to, its preposition taken; {@code null} (and the cursor unmoved) for none. */
  static @Nullable NounPhrase patient(Verbal verbal, Source source) {
    Cursor cursor = source.cursor();
    Word preposition = cursor.peek();
    Inflection verb = verbal.verb().inflection();
    boolean he =
        verb.person() == 3 && verb.count() == Count.SINGULAR && verb.gender() == Gender.MASCULINE;
    if (he && ARREST.equals(verbal.lemma().arabic())) {
      return source.phrases().parse();
    }
    boolean impersonal =
        he
            && preposition != null
            && preposition.is(Category.PREPOSITION)
            && VERBS.contains(verbal.lemma().arabic() + " " + key(preposition))
            && NounPhraseParser.starts(cursor.peek(1));
    if (!impersonal) {
      return null;
    }
    int mark = cursor.mark();
    cursor.take();
    Word pronoun = cursor.peek();
    if (pronoun != null && pronoun.is(Category.PRONOUN)) {
      return source.clauses().pronounSubject(cursor.take(), null);
    }
    NounPhrase patient = source.phrases().parse();
    if (patient == null) {
      cursor.reset(mark);
    }
    return patient;
  }

  private static String key(Word preposition) {
    return ArabicText.key(preposition.lemma().arabic());
  }
}
