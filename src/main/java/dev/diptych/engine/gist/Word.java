package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of the sentence once clitics stand apart: what the parser works on.
 *
 * @param article whether ال precedes
 * @param future whether س precedes
 * @param suffix the pronoun that owns a noun or is the object of a verb
 * @param attached whether it was written together with the word after it (و, ب, ل …)
 */
record Word(
    Category category,
    Lemma lemma,
    Inflection inflection,
    boolean article,
    boolean future,
    @Nullable Pronoun suffix,
    boolean attached) {

  private static final Inflection PLAIN =
      Inflection.nominal(Gender.MASCULINE, Count.SINGULAR, Use.ANY);
  private static final Lemma AND = Lemma.of(Category.CONJUNCTION, "و", "and");
  private static final Lemma SO = Lemma.of(Category.CONJUNCTION, "ف", "and");
  private static final Lemma BY = Lemma.of(Category.PREPOSITION, "ب", "with");
  private static final Lemma FOR = Lemma.of(Category.PREPOSITION, "ل", "for");
  private static final Lemma AS = Lemma.of(Category.PREPOSITION, "ك", "as");

  /** The words of the chosen readings, in order. */
  static List<Word> of(List<Reading> readings) {
    List<Word> words = new ArrayList<>(readings.size() * 2);
    String open = "";
    for (Reading reading : readings) {
      if (!reading.conjunction().isEmpty()) {
        words.add(clitic(reading.conjunction().equals("و") ? AND : SO));
      }
      boolean partOfPhrase = !open.isEmpty() && open.equals(reading.preposition());
      switch (partOfPhrase ? "" : reading.preposition()) {
        case "ب" -> words.add(clitic(BY));
        case "ل" -> words.add(clitic(FOR));
        case "ك" -> words.add(clitic(AS));
        default -> {}
      }
      addCore(reading, words);
      open = reading.opens();
    }
    return words;
  }

  private static Word clitic(Lemma lemma) {
    return new Word(lemma.category(), lemma, PLAIN, false, false, null, true);
  }

  private static void addCore(Reading reading, List<Word> words) {
    Pronoun suffix = reading.suffix();
    if (reading.category() == Category.PRONOUN
        && suffix != null
        && !reading.preposition().isEmpty()) {
      // له, به: it may point back to the head of a relative clause, as the suffix of فيه does.
      words.add(pronoun(suffix, true));
      return;
    }
    boolean apart =
        suffix != null
            && switch (reading.category()) {
              case PREPOSITION, SUBORDINATOR, THAT_NOUN, CONJUNCTION, ADVERB -> true;
              default -> false;
            };
    words.add(
        new Word(
            reading.category(),
            reading.lemma(),
            inflection(reading),
            reading.article(),
            reading.future(),
            apart || reading.category() == Category.PRONOUN ? null : suffix,
            apart));
    if (apart && suffix != null) {
      words.add(pronoun(suffix, reading.category() == Category.PREPOSITION));
    }
  }

  /** مرتزقة: a plural in ة takes a genitive, which one in ون has lost its ending for. */
  private static Inflection inflection(Reading reading) {
    Inflection inflection = reading.inflection();
    String spelling = reading.form().spelling();
    boolean open =
        !inflection.isVerbal()
            && inflection.count() == Count.PLURAL
            && inflection.use() == Use.WITHOUT_SUFFIX
            && inflection.gender() == Gender.MASCULINE
            && !spelling.endsWith("ون")
            && !spelling.endsWith("ين");
    return open ? Inflection.nominal(inflection.gender(), inflection.count(), Use.ANY) : inflection;
  }

  private static Word pronoun(Pronoun pronoun, boolean object) {
    Lemma lemma =
        Lemma.of(
            Category.PRONOUN,
            pronoun.suffix(),
            object ? pronoun.object() : pronoun.subject(),
            object ? "object" : "subject");
    Gender gender = pronoun == Pronoun.SHE ? Gender.FEMININE : Gender.MASCULINE;
    return new Word(
        Category.PRONOUN,
        lemma,
        new Inflection(Tense.NONE, pronoun.person(), gender, pronoun.count(), false, Use.ANY),
        false,
        false,
        pronoun,
        false);
  }

  /** The same word with another meaning; what its base entry was tagged stays. */
  Word with(Lemma meaning) {
    java.util.Set<String> tags = new java.util.HashSet<>(lemma.tags());
    tags.addAll(meaning.tags());
    Lemma merged =
        new Lemma(
            category,
            lemma.arabic(),
            meaning.english(),
            meaning.others(),
            meaning.plural(),
            lemma.gender(),
            tags,
            meaning.government(),
            lemma.derivation(),
            lemma.verb());
    return new Word(category, merged, inflection, article, future, suffix, attached);
  }

  /** The same verbal noun of a verb with another meaning. */
  Word meaning(Lemma verb) {
    Lemma noun =
        new Lemma(
            category,
            lemma.arabic(),
            lemma.english(),
            lemma.others(),
            lemma.plural(),
            lemma.gender(),
            lemma.tags(),
            lemma.government(),
            lemma.derivation(),
            verb);
    return new Word(category, noun, inflection, article, future, suffix, attached);
  }

  boolean is(Category other) {
    return category == other;
  }

  boolean is(Category other, String arabic) {
    return category == other && lemma.arabic().equals(arabic);
  }

  boolean has(String tag) {
    return lemma.has(tag);
  }

  String english() {
    return lemma.english();
  }

  boolean isPlural() {
    return inflection.count() != Count.SINGULAR;
  }

  /** هو, هي, هم: a pronoun of the third person that stands alone. */
  boolean isPlainPronoun() {
    return category == Category.PRONOUN
        && suffix == null
        && inflection.person() == 3
        && !has("first")
        && !has("second");
  }

  boolean isAccusative() {
    return inflection.use() == Use.ACCUSATIVE;
  }

  /** Whether it has the definiteness of its own, not of a genitive after it. */
  boolean isDefinite() {
    return article
        || suffix != null
        || category == Category.PROPER
        || category == Category.UNKNOWN && has(Unknowns.NAME);
  }

  /** The gender others agree with: a plural of things is feminine. */
  Gender agreeing() {
    boolean things = inflection.count() == Count.PLURAL && !has("person");
    return things ? Gender.FEMININE : inflection.gender();
  }
}
