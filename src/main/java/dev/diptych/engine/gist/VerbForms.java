package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import java.util.function.Consumer;

/**
 * Conjugates a verb from its two citation forms, unvocalised. What a verb is (hollow, defective,
 * doubled, its augmented form) is read off the two spellings.
 */
final class VerbForms {

  private static final String[] DEFECTIVE_ENDINGS = {"ى", "ا", "ي"};

  private final Lemma lemma;
  private final String perfect;
  private final String stem;
  private final Consumer<Form> out;
  private final boolean hollow;
  private final boolean defective;
  private final boolean doubled;

  private VerbForms(Lemma lemma, String imperfect, Consumer<Form> out) {
    this.lemma = lemma;
    this.perfect = lemma.arabic();
    this.stem = imperfect.startsWith("ي") ? imperfect.substring(1) : imperfect;
    this.out = out;
    int n = perfect.length();
    hollow =
        n >= 3
            && perfect.charAt(n - 2) == 'ا'
            && stem.length() >= 2
            && "ويا".indexOf(stem.charAt(stem.length() - 2)) >= 0;
    defective =
        !hollow
            && (perfect.endsWith("ى")
                || perfect.endsWith("ا")
                || (perfect.endsWith("ي") && stem.endsWith("ى")));
    doubled = !hollow && !defective && isDoubled();
  }

  /** Passes every form of the verb to {@code out}. */
  static void generate(Lemma lemma, String imperfect, Consumer<Form> out) {
    if (lemma.arabic().length() < 2 || imperfect.length() < 2) {
      return;
    }
    VerbForms forms = new VerbForms(lemma, imperfect, out);
    forms.perfect(forms.perfect, false);
    forms.imperfect(forms.stem, false);
    forms.passives();
  }

  private boolean isDoubled() {
    int n = perfect.length();
    if (n == 2) {
      return true;
    }
    return (n == 3 && perfect.startsWith("أ") && stem.length() == 2)
        || (n == 4 && perfect.startsWith("ا") && perfect.charAt(2) == 'ت')
        || (n == 4 && perfect.startsWith("ان"))
        || (n == 4 && perfect.startsWith("اض") && perfect.charAt(2) == 'ط')
        || (n == 5 && perfect.startsWith("است"));
  }

  private void perfect(String p, boolean passive) {
    if (defective || (passive && p.endsWith("ي"))) {
      defectivePerfect(p, passive);
      return;
    }
    String shortStem = hollow ? dropBeforeLast(p) : doubled ? p + p.charAt(p.length() - 1) : p;
    past(p, 3, Gender.MASCULINE, Count.SINGULAR, passive, Use.ANY);
    past(p + "ت", 3, Gender.FEMININE, Count.SINGULAR, passive, Use.ANY);
    past(p + "ا", 3, Gender.MASCULINE, Count.DUAL, passive, Use.ANY);
    past(p + "تا", 3, Gender.FEMININE, Count.DUAL, passive, Use.ANY);
    past(p + "وا", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.WITHOUT_SUFFIX);
    past(p + "و", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.BEFORE_SUFFIX);
    if (p.endsWith("أ")) {
      past(drop(p) + "ؤوا", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.WITHOUT_SUFFIX);
    }
    consonantal(shortStem, passive);
  }

  private void consonantal(String s, boolean passive) {
    String beforeT = s.endsWith("ت") ? s : s + "ت";
    // دفن is "he buried"; that "they (women) buried" is spelled the same is a trap, not a reading.
    if (hollow || !s.endsWith("ن")) {
      past(s.endsWith("ن") ? s : s + "ن", 3, Gender.FEMININE, Count.PLURAL, passive, Use.ANY);
    }
    past(beforeT, 1, Gender.MASCULINE, Count.SINGULAR, passive, Use.ANY);
    past(s.endsWith("ن") ? s + "ا" : s + "نا", 1, Gender.MASCULINE, Count.PLURAL, passive, Use.ANY);
    past(beforeT + "م", 2, Gender.MASCULINE, Count.PLURAL, passive, Use.ANY);
  }

  private void defectivePerfect(String p, boolean passive) {
    String base = drop(p);
    boolean keepsYa = p.endsWith("ي");
    past(p, 3, Gender.MASCULINE, Count.SINGULAR, passive, Use.ANY);
    if (!keepsYa) {
      past(base + "ا", 3, Gender.MASCULINE, Count.SINGULAR, passive, Use.BEFORE_SUFFIX);
    }
    past(base + (keepsYa ? "يت" : "ت"), 3, Gender.FEMININE, Count.SINGULAR, passive, Use.ANY);
    past(base + (p.endsWith("ا") ? "وا" : "يا"), 3, Gender.MASCULINE, Count.DUAL, passive, Use.ANY);
    past(base + "وا", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.WITHOUT_SUFFIX);
    past(base + "و", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.BEFORE_SUFFIX);
    consonantal(base + (p.endsWith("ا") && p.length() == 3 ? "و" : "ي"), passive);
  }

  private void imperfect(String s, boolean passive) {
    boolean weakEnd = s.endsWith("و") || s.endsWith("ي") || s.endsWith("ى");
    boolean isDefective = weakEnd && (defective || passive);
    String base = isDefective ? drop(s) : s;
    singulars(s, passive, Use.ANY);
    if (isDefective) {
      singulars(base, passive, Use.JUSSIVE);
      if (s.endsWith("ى")) {
        singulars(base + "ا", passive, Use.BEFORE_SUFFIX);
      }
    } else if (hollow) {
      singulars(dropBeforeLast(s), passive, Use.JUSSIVE);
    }
    String dual = isDefective && s.endsWith("ى") ? base + "ي" : s;
    for (String ending : new String[] {"ان", "ا"}) {
      present("ي" + dual + ending, 3, Gender.MASCULINE, Count.DUAL, passive, Use.ANY);
      present("ت" + dual + ending, 3, Gender.FEMININE, Count.DUAL, passive, Use.ANY);
    }
    plurals(base, passive);
    if (base.endsWith("أ")) {
      plurals(drop(base) + "ؤ", passive);
    }
    String feminine = hollow ? dropBeforeLast(s) : s;
    present("ي" + feminine + "ن", 3, Gender.FEMININE, Count.PLURAL, passive, Use.ANY);
  }

  private void singulars(String s, boolean passive, Use use) {
    present("ي" + s, 3, Gender.MASCULINE, Count.SINGULAR, passive, use);
    present("ت" + s, 3, Gender.FEMININE, Count.SINGULAR, passive, use);
    String first = s.startsWith("أ") ? "آ" + s.substring(1) : "أ" + s;
    present(first, 1, Gender.MASCULINE, Count.SINGULAR, passive, use);
    present("ن" + s, 1, Gender.MASCULINE, Count.PLURAL, passive, use);
  }

  private void plurals(String base, boolean passive) {
    for (String ending : new String[] {"ون", "وا"}) {
      Use use = ending.equals("ون") ? Use.ANY : Use.WITHOUT_SUFFIX;
      present("ي" + base + ending, 3, Gender.MASCULINE, Count.PLURAL, passive, use);
      present("ت" + base + ending, 2, Gender.MASCULINE, Count.PLURAL, passive, use);
    }
    present("ي" + base + "و", 3, Gender.MASCULINE, Count.PLURAL, passive, Use.BEFORE_SUFFIX);
  }

  private void passives() {
    if (lemma.has("intr") || lemma.has("be")) {
      return;
    }
    if (hollow) {
      perfect(replaceBeforeLast(perfect, 'ي'), true);
      imperfect(replaceBeforeLast(stem, 'ا'), true);
    } else if (defective) {
      if (!perfect.endsWith("ي")) {
        perfect(drop(perfect) + "ي", true);
      }
      if (!stem.endsWith("ى")) {
        imperfect(drop(stem) + "ى", true);
      }
    } else if (perfect.length() == 4 && perfect.charAt(1) == 'ا') {
      perfect(perfect.charAt(0) + "و" + perfect.substring(2), true);
    } else if (perfect.length() == 3 && perfect.startsWith("و") && stem.length() == 2) {
      imperfect(perfect, true);
    } else if (stem.startsWith("أ")) {
      imperfect("ؤ" + stem.substring(1), true);
    }
  }

  private void past(String form, int person, Gender gender, Count count, boolean passive, Use use) {
    emit(form, Inflection.verbal(Tense.PERFECT, person, gender, count, use), passive);
  }

  private void present(
      String form, int person, Gender gender, Count count, boolean passive, Use use) {
    emit(form, Inflection.verbal(Tense.IMPERFECT, person, gender, count, use), passive);
  }

  private void emit(String form, Inflection inflection, boolean passive) {
    out.accept(new Form(lemma, passive ? inflection.asPassive() : inflection, form));
  }

  /** The spelling of the active participle. */
  static String activeParticiple(String perfect, String imperfect) {
    String stem = imperfect.substring(1);
    if (perfect.length() == 3 && !perfect.startsWith("أ") || isBareForm(perfect, stem)) {
      return firstFormParticiple(perfect);
    }
    return "م" + weakEndToYa(stem);
  }

  private static boolean isBareForm(String perfect, String stem) {
    return perfect.length() == 2 || (perfect.length() == 3 && stem.startsWith("أ"));
  }

  private static String firstFormParticiple(String perfect) {
    if (perfect.length() == 2) {
      return perfect.charAt(0) + "ا" + perfect.charAt(1);
    }
    char first = perfect.charAt(0);
    char middle = perfect.charAt(1);
    char last = perfect.charAt(2);
    String start = first == 'أ' ? "آ" : first + "ا";
    char second = middle == 'ا' || middle == 'أ' ? 'ئ' : middle;
    boolean weak = last == 'ى' || last == 'ا' || last == 'ي';
    return start + second + (weak ? 'ي' : last == 'أ' ? 'ئ' : last);
  }

  /** The participle of an augmented three-letter verb: م before the imperfect's stem. */
  static String augmentedParticiple(String imperfect) {
    return "م" + weakEndToYa(imperfect.substring(1));
  }

  /** The passive participle of form I; other forms look like the active one but for weak ones. */
  static String passiveParticiple(String perfect, String imperfect) {
    String stem = imperfect.substring(1);
    int n = stem.length();
    if (perfect.length() == 2) {
      return "م" + perfect + "و" + perfect.charAt(1);
    }
    if (perfect.length() == 3 && !(perfect.startsWith("أ") && !stem.startsWith("أ"))) {
      char last = perfect.charAt(2);
      if (perfect.charAt(1) == 'ا') {
        return "م" + stem;
      }
      if (last == 'ا') {
        return "م" + perfect.substring(0, 2) + "و";
      }
      return last == 'ى' || last == 'ي'
          ? "م" + perfect.substring(0, 2) + "ي"
          : "م" + perfect.substring(0, 2) + "و" + (last == 'أ' ? 'ء' : last);
    }
    boolean isHollow =
        n >= 3
            && perfect.charAt(perfect.length() - 2) == 'ا'
            && (stem.charAt(n - 2) == 'ي' || stem.charAt(n - 2) == 'ا');
    if (isHollow) {
      return "م" + replaceBeforeLast(stem, 'ا');
    }
    for (String ending : DEFECTIVE_ENDINGS) {
      if (stem.endsWith(ending)) {
        return "م" + drop(stem) + "ى";
      }
    }
    return "م" + stem;
  }

  private static String weakEndToYa(String stem) {
    return stem.endsWith("ى") ? drop(stem) + "ي" : stem;
  }

  private static String drop(String word) {
    return word.substring(0, word.length() - 1);
  }

  private static String dropBeforeLast(String word) {
    int n = word.length();
    return word.substring(0, n - 2) + word.charAt(n - 1);
  }

  private static String replaceBeforeLast(String word, char vowel) {
    int n = word.length();
    return word.substring(0, n - 2) + vowel + word.charAt(n - 1);
  }
}
