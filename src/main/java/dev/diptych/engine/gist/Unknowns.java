package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Use;
import dev.diptych.engine.gist.Token.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words that stand in no list: written in Latin letters, as a name if they look like one and as a
 * word that is not known if they do not.
 */
final class Unknowns {

  /** The tag of what is taken for a name. */
  static final String NAME = "name";

  private static final int SHORT = 4;
  private static final String[] VERBS = {"ي", "ت", "ن", "سي", "ست"};

  private Unknowns() {}

  /**
   * The reading of such a word.
   *
   * @param named whether it stands behind a name, or behind what somebody is
   */
  static Reading reading(Token token, boolean named) {
    String word = token.bare();
    String conjunction = "";
    String preposition = "";
    boolean article = false;
    if (word.length() > 5 && (word.startsWith("وال") || word.startsWith("فال"))) {
      conjunction = word.substring(0, 1);
      word = word.substring(1);
    } else if (word.length() > 6 && (word.startsWith("وبال") || word.startsWith("ولل"))) {
      conjunction = "و";
      word = word.substring(1);
    }
    if (conjunction.isEmpty()
        && word.length() >= 6
        && word.startsWith("و")
        && "ايوى".indexOf(word.charAt(1)) < 0) {
      conjunction = "و";
      word = word.substring(1);
    }
    if (word.length() > 5 && (word.startsWith("بال") || word.startsWith("كال"))) {
      preposition = word.substring(0, 1);
      word = word.substring(1);
    } else if (word.length() > 4 && word.startsWith("لل")) {
      preposition = "ل";
      word = "ال" + word.substring(2);
    }
    if (word.length() > 4 && word.startsWith("ال")) {
      article = true;
      word = word.substring(2);
    }
    boolean name = named || !article && !isWord(word);
    String latin = Transliteration.of(word);
    Lemma lemma =
        name
            ? Lemma.of(Category.UNKNOWN, word, latin, NAME)
            : Lemma.of(Category.UNKNOWN, word, latin.toLowerCase(Locale.ROOT));
    boolean feminine = word.endsWith("ة") || !name && word.endsWith("ات");
    Inflection inflection =
        Inflection.nominal(feminine ? Gender.FEMININE : Gender.MASCULINE, Count.SINGULAR, Use.ANY);
    Form form = new Form(lemma, inflection, word);
    return new Reading(conjunction, preposition, false, article, form, null, 1, -3);
  }

  /** A word in the name of an organisation, which is not translated: "Al-Hayat". */
  static Reading organisation(Token token, String latin) {
    String word = token.bare();
    boolean article = word.startsWith("ال");
    Lemma lemma = Lemma.of(Category.PROPER, word, article ? "Al-" + latin : latin, "org");
    Form form =
        new Form(
            lemma, Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY), token.bare());
    return new Reading("", "", false, false, form, null, 1, 3);
  }

  /** حمدان البحري: behind a given name it is that of a family, whatever it means elsewhere. */
  static Reading family(Token token) {
    String word = token.bare().substring(2);
    Lemma lemma = Lemma.of(Category.PROPER, word, "al-" + Transliteration.of(word), "family", "al");
    Inflection inflection = Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY);
    Form form = new Form(lemma, inflection, word);
    return new Reading("", "", false, true, form, null, 1, 0.9);
  }

  /** What the engine says about such a word. */
  static String doubt(Reading reading) {
    String kind = reading.has(NAME) ? "name transliterated" : "word not known";
    return kind + ": " + reading.lemma().arabic();
  }

  /** مستقرطات, يتشقلحون, متبرزحة: it has the shape of a participle, a plural or a verb. */
  private static boolean isWord(String word) {
    if (word.length() <= SHORT) {
      return false;
    }
    boolean many = word.endsWith("ون") || word.endsWith("ين") || word.endsWith("ات");
    boolean participle =
        word.startsWith("م")
            && (word.endsWith("ة")
                || word.endsWith("ا")
                || many && word.length() > SHORT + 1
                || word.startsWith("مت")
                || word.startsWith("مست"));
    boolean verb = false;
    for (String prefix : VERBS) {
      verb |= word.startsWith(prefix) && (word.endsWith("ون") || word.endsWith("وا"));
    }
    boolean relational = word.endsWith("ية") || word.endsWith("يات") || word.endsWith("تها");
    return participle || verb || relational;
  }

  /** عبد الكافي: "Abdul Kafi", whatever الكافي means; {@code null} for else. */
  static @Nullable Reading servant(List<Token> tokens, int at) {
    String word = tokens.get(at).bare();
    boolean clitic = word.length() == 4 && "وفبل".indexOf(word.charAt(0)) >= 0;
    Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
    if (!word.equals("عبد") && !(clitic && word.endsWith("عبد"))
        || next == null
        || next.kind() != Kind.WORD
        || !next.bare().startsWith("ال")
        || next.bare().length() < 5) {
      return null;
    }
    String of = next.bare().substring(2);
    String latin = Transliteration.of(of);
    String english = "Abdul " + (of.indexOf('غ') >= 0 ? latin.replaceFirst("g(?!h)", "gh") : latin);
    String arabic = "عبد " + next.bare();
    Form form =
        new Form(
            Lemma.of(Category.PROPER, arabic, english, "given"),
            Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY),
            arabic);
    String first = clitic ? word.substring(0, 1) : "";
    boolean and = first.equals("و") || first.equals("ف");
    return new Reading(and ? first : "", and ? "" : first, false, false, form, null, 2, 9);
  }
}
