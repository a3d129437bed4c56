package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;

/** English word for word. */
final class Gloss {

  private Gloss() {}

  static List<String> of(List<Reading> readings) {
    List<String> words = new ArrayList<>();
    for (Reading r : readings) {
      if (!r.conjunction().isEmpty() && !words.isEmpty()) {
        words.add("and");
      }
      switch (r.preposition()) {
        case "ب" -> words.add("with");
        case "ل" -> words.add("to");
        case "ك" -> words.add("as");
        default -> {}
      }
      if (r.article() && r.category() == Category.NOUN) {
        words.add("the");
      }
      words.add(core(r));
      if (r.suffix() != null && r.category() != Category.PRONOUN) {
        words.add(r.category() == Category.NOUN ? r.suffix().possessive() : r.suffix().object());
      }
    }
    return words;
  }

  private static String core(Reading r) {
    String english = r.lemma().english();
    if (r.category() == Category.NOUN && r.inflection().count() != Count.SINGULAR) {
      return English.plural(english, r.lemma().plural());
    }
    return switch (r.inflection().tense()) {
      case PERFECT -> English.past(english);
      case IMPERFECT -> r.future() ? "will " + english : English.third(english);
      default -> english;
    };
  }
}
