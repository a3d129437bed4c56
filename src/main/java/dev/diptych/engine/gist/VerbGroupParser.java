package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.VerbGroup.Shape;
import org.jspecify.annotations.Nullable;

/** Reads a verb with the particles before it. */
final class VerbGroupParser {

  /**
   * A verb group as Arabic has it.
   *
   * @param group without agreement yet
   * @param still whether it is لا يزال and the like
   */
  record Verbal(Word verb, VerbGroup group, boolean still) {

    boolean isBe() {
      return verb.has("be") && !verb.has("phrase");
    }

    Lemma lemma() {
      return verb.lemma();
    }

    Verbal affirmed() {
      return with(group.affirmed());
    }

    Verbal with(VerbGroup other) {
      return new Verbal(verb, other, still);
    }
  }

  private VerbGroupParser() {}

  /** Whether a verb with its particles stands at the cursor. */
  static boolean starts(Cursor cursor) {
    for (int i = 0; i < 4; i++) {
      Word word = cursor.peek(i);
      if (word == null) {
        return false;
      }
      if (word.is(Category.VERB)) {
        return true;
      }
      boolean particle =
          word.is(Category.PARTICLE) || word.is(Category.NEGATION) && !word.has("un");
      if (!particle || word.has("be")) {
        return false;
      }
    }
    return false;
  }

  static @Nullable Verbal parse(Cursor cursor) {
    if (!starts(cursor)) {
      return null;
    }
    boolean perhaps = false;
    boolean future = false;
    String negation = "";
    Word word = cursor.take();
    while (!word.is(Category.VERB)) {
      if (word.is(Category.NEGATION)) {
        negation = word.lemma().arabic();
      } else if (word.english().equals("will")) {
        future = true;
      } else {
        perhaps = !word.has("question");
      }
      word = cursor.take();
    }
    boolean still = !negation.isEmpty() && word.lemma().arabic().equals("زال");
    boolean perfect = word.inflection().tense() == Tense.PERFECT;
    Shape shape =
        switch (negation) {
          case "لم" -> Shape.PAST;
          case "لن" -> Shape.FUTURE;
          default ->
              perfect
                  ? Shape.PAST
                  : future || word.future() ? Shape.FUTURE : perhaps ? Shape.MAY : Shape.PRESENT;
        };
    if (still) {
      shape = Shape.PRESENT;
    }
    VerbGroup group =
        new VerbGroup(
            still ? "be" : word.english(),
            shape,
            !still && !negation.isEmpty(),
            word.inflection().passive(),
            still ? "still" : "",
            null,
            word.suffix());
    return new Verbal(word, group, still);
  }
}
