package dev.diptych.engine.gist;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the table of company: what a word means beside certain others.
 *
 * @param english the rendering; for a verb its base form
 * @param noun what the verb's verbal noun is then called, empty for its "-ing" form
 * @param acts the verbal nouns that have the sense; empty for all of the verb's
 * @param places where the company may stand
 * @param words the companions by their citation forms
 * @param marks classes of companions that are tags of the lexicon: persons, places …
 * @param government English prepositions that go with this sense
 * @param tags what else holds: see the header of the table
 */
record Sense(
    LexiconRow row,
    String english,
    String noun,
    Set<String> acts,
    Set<Place> places,
    Set<String> words,
    Set<String> marks,
    Map<String, String> government,
    Set<String> tags) {

  /** Where a companion stands. */
  enum Place {
    /** Who does what the verb says. */
    SUBJECT,
    /** To what it is done. */
    OBJECT,
    /** The genitive after a noun. */
    OF,
    /** The noun whose genitive the word is. */
    UNDER,
    /** An adjective of the noun, or the noun of an adjective. */
    ADJ,
    /** The verb of a noun's clause. */
    VERB,
    /** Behind one of the prepositions that follow a verb or noun. */
    BEHIND,
    /** Right after the word, whatever it is. */
    NEXT,
    /** Right before the word, whatever it is. */
    AFTER,
    /** A noun, verb or adjective of the same clause, a few words away at most. */
    NEAR,
    /** No companion is asked for: what the word means otherwise. */
    ELSE
  }

  /** Writes {@code with} for subject or object. */
  private static final String EITHER = "with";

  /** {@code without:على}: the sense that the word has if that preposition does not follow. */
  private static final String WITHOUT = "without:";

  /**
   * @param citations the citation form of a word, so that a line may name a companion by its plural
   */
  static Sense of(
      LexiconRow row, Map<String, Set<String>> classes, UnaryOperator<String> citations) {
    List<String> senses = row.senses(2);
    Set<String> words = new HashSet<>();
    Set<String> marks = new HashSet<>();
    for (String companion : row.list(4)) {
      if (!companion.startsWith("@")) {
        words.add(companion);
        words.add(citations.apply(companion));
      } else {
        for (String member : classes.getOrDefault(companion.substring(1), Set.of())) {
          if (member.startsWith("+")) {
            marks.add(member.substring(1));
          } else {
            words.add(member);
            words.add(citations.apply(member));
          }
        }
      }
    }
    return new Sense(
        row,
        senses.get(0),
        senses.size() > 1 ? senses.get(1) : "",
        Set.copyOf(row.list(0).subList(1, row.list(0).size())),
        row.list(3).stream().flatMap(Sense::places).collect(Collectors.toUnmodifiableSet()),
        Set.copyOf(words),
        Set.copyOf(marks),
        row.government(5),
        row.tags(6));
  }

  /** None for a name that is no place: the lexicon still loads, and its test names the line. */
  private static Stream<Place> places(String name) {
    return name.equals(EITHER)
        ? Stream.of(Place.SUBJECT, Place.OBJECT)
        : Arrays.stream(Place.values()).filter(place -> name(place).equals(name));
  }

  /** Whether the table knows such a place. */
  static boolean isPlace(String name) {
    return name.equals(EITHER)
        || Arrays.stream(Place.values()).anyMatch(place -> name(place).equals(name));
  }

  private static String name(Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the line is about a verb and, with it, its verbal nouns and participles. */
  boolean isOfVerb() {
    return row.text(1).equals("v");
  }

  boolean isOtherwise() {
    return places.contains(Place.ELSE);
  }

  /** Whether the form of the word may have this sense. */
  boolean suits(Word word) {
    boolean plural = word.inflection().count() == Count.PLURAL;
    return !(tags.contains("past") && word.inflection().tense() == Inflection.Tense.IMPERFECT)
        && !(tags.contains("pres") && word.inflection().tense() == Inflection.Tense.PERFECT)
        && !(tags.contains("plural") && !plural)
        && !(tags.contains("singular") && plural)
        && !(tags.contains("bare") && word.article())
        && !(tags.contains("the") && !word.article())
        && (!isOfVerb() || !word.is(Category.NOUN) || suitsAct(word.lemma()));
  }

  /** Whether none of the prepositions follows that the line excludes. */
  boolean allows(List<Company.Companion> company) {
    return tags.stream()
        .filter(tag -> tag.startsWith(WITHOUT))
        .map(tag -> tag.substring(WITHOUT.length()))
        .noneMatch(
            preposition ->
                company.stream().anyMatch(other -> other.preposition().equals(preposition)));
  }

  /** A noun with a meaning of its own, such as a situation, is no placing. */
  private boolean suitsAct(Lemma act) {
    return (acts.isEmpty() || acts.contains(act.arabic())) && (act.isMasdar() || !noun.isEmpty());
  }

  /** Whether this companion, standing there, makes it this sense. */
  boolean isMeant(Company.Companion companion) {
    if (!places.contains(companion.place())) {
      return false;
    }
    Lemma lemma = companion.word().lemma();
    return words.contains(companion.arabic())
        || words.contains(lemma.arabic())
        || marks.stream().anyMatch(lemma::has)
        || marks.contains("number") && companion.word().is(Category.NUMERAL)
        || marks.contains("name") && isName(companion.word());
  }

  private static boolean isName(Word word) {
    return word.is(Category.PROPER) || word.is(Category.UNKNOWN) || word.is(Category.FOREIGN);
  }
}
