package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A noun phrase while it is being put together; the parser fills it, the realiser reads it. */
final class NounPhrase implements Node {

  private final Word head;
  private final List<Word> adjectives = new ArrayList<>();
  private final List<Word> joinedAdjectives = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Node> after = new ArrayList<>();
  private final List<NounPhrase> joined = new ArrayList<>();
  private final List<String> joints = new ArrayList<>();
  private String demonstrative = "";
  private String quantifier = "";
  private String number = "";
  private String intensifier = "";
  private @Nullable Word superlative;
  private @Nullable NounPhrase possessor;
  private @Nullable Pronoun owner;
  private boolean definite;
  private boolean plural;
  private boolean gerund;
  private boolean negated;
  private boolean declined;
  private boolean again;
  private boolean infinitive;
  private boolean owned;
  private boolean feminine;
  private boolean specific;
  private boolean headline;

  NounPhrase(Word head) {
    this.head = head;
    this.definite = head.isDefinite();
    this.plural = head.isPlural();
    this.owner = head.is(Category.NOUN) ? head.suffix() : null;
  }

  Word head() {
    return head;
  }

  List<Word> adjectives() {
    return adjectives;
  }

  /** Adds an adjective that "and" joins to the one before. */
  void joinAdjective(Word adjective) {
    joinedAdjectives.add(adjective);
    adjectives.add(adjective);
  }

  @SuppressWarnings("ReferenceEquality") // the same word, not one that looks like it
  boolean isJoined(Word adjective) {
    return joinedAdjectives.stream().anyMatch(word -> word == adjective);
  }

  /**
   * "very" before the adjective that came last, of this phrase or of a genitive; whether there is
   * one.
   */
  boolean intensify(String adverb) {
    NounPhrase of = possessor;
    if (adjectives.isEmpty()) {
      return of != null && of.intensify(adverb);
    }
    intensifier = adverb;
    return true;
  }

  /** What stands before the last adjective, empty for nothing. */
  String intensifier() {
    return intensifier;
  }

  List<String> names() {
    return names;
  }

  List<Node> after() {
    return after;
  }

  List<NounPhrase> joined() {
    return joined;
  }

  List<String> joints() {
    return joints;
  }

  void join(String joint, NounPhrase other) {
    joints.add(joint);
    joined.add(other);
  }

  String demonstrative() {
    return demonstrative;
  }

  void demonstrative(String word) {
    demonstrative = word;
  }

  String quantifier() {
    return quantifier;
  }

  void quantifier(String word) {
    quantifier = word;
  }

  String number() {
    return number;
  }

  void number(String digits) {
    number = digits;
  }

  @Nullable Word superlative() {
    return superlative;
  }

  void superlative(Word word) {
    superlative = word;
  }

  @Nullable NounPhrase possessor() {
    return possessor;
  }

  void possessor(NounPhrase phrase) {
    possessor = phrase;
  }

  @Nullable Pronoun owner() {
    return owner;
  }

  void owner(@Nullable Pronoun pronoun) {
    owner = pronoun;
  }

  boolean isDefinite() {
    NounPhrase of = possessor;
    return definite || owner != null || (of != null && of.isDefinite());
  }

  boolean hasOwnArticle() {
    return definite;
  }

  void definite(boolean value) {
    definite = value;
  }

  boolean isPlural() {
    return plural || !joined.isEmpty();
  }

  boolean isHeadPlural() {
    return plural;
  }

  void plural(boolean value) {
    plural = value;
  }

  boolean isGerund() {
    return gerund;
  }

  void gerund() {
    gerund = true;
  }

  /** عدم before a verbal noun: what is not done. */
  void declined() {
    gerund = true;
    declined = true;
  }

  /** إعادة before a verbal noun: what is done once more. */
  void again() {
    gerund = true;
    again = true;
  }

  boolean isAgain() {
    return again;
  }

  boolean isDeclined() {
    return declined;
  }

  /** "not to do" in place of "not doing", as the object of a verb. */
  void infinitive() {
    infinitive = true;
  }

  boolean isInfinitive() {
    return infinitive;
  }

  /** It opens a heading, and has no article there. */
  void headline() {
    headline = true;
  }

  boolean isHeadline() {
    return headline;
  }

  /** The subject of what happened once, and so not things in general. */
  void specific() {
    specific = true;
  }

  boolean isSpecific() {
    return specific;
  }

  /** "whose" stands before it, and it takes no article. */
  void owned() {
    owned = true;
  }

  boolean isOwned() {
    return owned;
  }

  boolean isNegated() {
    return negated;
  }

  void negated() {
    negated = true;
  }

  /** The last noun of the genitive chain. */
  NounPhrase innermost() {
    NounPhrase of = possessor;
    return of == null ? this : of.innermost();
  }

  boolean isPerson() {
    return head.has("person") || head.has("title") || head.has("given") || head.has("family");
  }

  /** Its verb or relative pronoun is feminine: a woman's name, or a noun of either gender. */
  void feminine() {
    feminine = true;
  }

  /** The gender others agree with, which a verb may have told. */
  Gender agreeing() {
    return feminine ? Gender.FEMININE : head.agreeing();
  }

  boolean isName() {
    return head.is(Category.PROPER) || head.is(Category.UNKNOWN) || head.is(Category.FOREIGN);
  }

  VerbGroup.Agreement agreement() {
    if (head.is(Category.PRONOUN)) {
      return new VerbGroup.Agreement(head.inflection().person(), head.isPlural());
    }
    boolean several =
        head.is(Category.QUANTIFIER)
            && switch (head.english()) {
              case "some", "many", "most", "all", "both", "few", "several", "every" -> true;
              default -> false;
            };
    if (several) {
      return new VerbGroup.Agreement(3, true);
    }
    boolean one = quantifier.equals("one of") && joined.isEmpty();
    return new VerbGroup.Agreement(3, isPlural() && !one);
  }
}
