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
    Inflection verb = verbal.verb().inflection();
    boolean he =
        verb.person() == 3 && verb.count() == Count.SINGULAR && verb.gender() == Gender.MASCULINE;
    if (he && ARREST.equals(verbal.lemma().arabic())) {
      return source.phrases().parse();
    }
    boolean impersonal = he && reaches(verbal, cursor);
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

  /** Whether the preposition at the cursor brings what is done to, and nothing else does. */
  private static boolean reaches(Verbal verbal, Cursor cursor) {
    Word preposition = cursor.peek();
    if (preposition == null
        || !preposition.is(Category.PREPOSITION)
        || !NounPhraseParser.starts(cursor.peek(1))) {
      return false;
    }
    String key = key(preposition);
    // A passive that shows, and a preposition that English leaves out: أعلن عن, علم ب.
    boolean shows = verbal.group().passive() && "".equals(verbal.lemma().government().get(key));
    return shows || VERBS.contains(verbal.lemma().arabic() + " " + key);
  }

  /** Whether the subject is a pronoun that English needs and nobody has named. */
  static boolean isUnspoken(@Nullable NounPhrase subject) {
    return subject != null && subject.head().is(Category.PRONOUN);
  }

  /**
   * رفعت الجلسة "the session was adjourned": the object inside an idiom whose subject is not said;
   * {@code null} if there is one, or the idiom has it in the accusative.
   */
  static @Nullable NounPhrase inside(Verbal verbal, Cursor cursor) {
    Word verb = verbal.verb();
    String english = verb.english();
    int blank = english.indexOf(" the ");
    boolean idiom =
        verb.has("phrase")
            && verb.lemma().arabic().contains(" ال")
            && blank > 0
            && verb.inflection().count() == Count.SINGULAR
            && verb.inflection().person() == 3
            && Passives.needsObject(english.substring(0, blank))
            && !NounPhraseParser.starts(cursor.peek());
    if (!idiom) {
      return null;
    }
    Lemma lemma =
        Lemma.of(Category.FOREIGN, verb.lemma().arabic(), english.substring(blank + 1), "phrase");
    return new NounPhrase(
        new Word(
            Category.FOREIGN,
            lemma,
            Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Inflection.Use.ANY),
            false,
            false,
            null,
            false));
  }

  /** The verb of such an idiom, passive. */
  static Verbal withoutObject(Verbal verbal) {
    VerbGroup group = verbal.group();
    String english = group.english();
    String verb = english.substring(0, english.indexOf(" the "));
    return verbal.with(
        new VerbGroup(verb, group.shape(), group.negated(), true, group.adverb(), null, null));
  }

  private static String key(Word preposition) {
    return ArabicText.key(preposition.lemma().arabic());
  }
}
