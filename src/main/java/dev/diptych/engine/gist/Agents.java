package dev.diptych.engine.gist;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** حضر الحفل أحمد: of some verbs a thing is never the subject, so that it stands for the object. */
final class Agents {

  private static final Set<String> VERBS =
      Set.of(
          "attend",
          "visit",
          "inaugurate",
          "sign",
          "lead",
          "head",
          "storm",
          "enter",
          "leave",
          "write",
          "organize",
          "adopt",
          "approve",
          "discuss",
          "watch",
          "receive",
          "chair",
          "join",
          "play",
          "carry out",
          "commit",
          "plant",
          "manage",
          "run",
          "supervise",
          "teach",
          "steal",
          "buy");

  private Agents() {}

  /** Whether the verb is one of these. */
  static boolean needs(Lemma verb) {
    return VERBS.contains(verb.english());
  }

  /**
   * Whether the phrase behind the verb is its object because the one who acts comes next.
   *
   * @param next what stands behind the phrase
   */
  static boolean areNext(NounPhrase phrase, @Nullable Word next, @Nullable Word then) {
    boolean thing =
        phrase.head().is(Category.NOUN)
            && phrase.isDefinite()
            && !phrase.isPerson()
            && !phrase.head().has("org")
            && !phrase.head().has("group");
    return thing && next != null && acts(next, then);
  }

  private static boolean acts(Word next, @Nullable Word then) {
    if (next.has("many")) {
      return true;
    }
    boolean counted = next.is(Category.NUMERAL) && then != null && isBeing(then);
    boolean name = next.is(Category.PROPER) && (next.has("given") || next.has("family"));
    return counted || name || next.is(Category.NOUN) && isBeing(next) && !next.isAccusative();
  }

  private static boolean isBeing(Word word) {
    return word.has("person") || word.has("title");
  }
}
