package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.VerbGroup.Shape;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;

/** Two Arabic verbs in a row that make one English group. */
final class Merges {

  private Merges() {}

  /** Whether the verb takes another finite verb as its complement. */
  static boolean joins(Verbal first) {
    return first.still()
        || first.isBe()
        || first.verb().has("begin")
        || first.verb().has("continue")
        || first.verb().lemma().arabic().equals("كاد")
        || first.verb().lemma().arabic().equals("عاد");
  }

  /**
   * @param last the first verb as it was set down, with its agreement
   */
  static List<VerbGroup> of(Verbal first, VerbGroup last, Verbal second) {
    VerbGroup.Agreement agreement =
        last.subject() == null ? VerbGroup.Agreement.IT : last.subject();
    VerbGroup group = second.group().withAgreement(agreement);
    boolean perfect = second.verb().inflection().tense() == Tense.PERFECT;
    boolean past = last.shape() == Shape.PAST;
    if (first.still()) {
      return List.of(group.withAdverb("still"));
    }
    if (NoLonger.is(first)) {
      return List.of(group.withAdverb(NoLonger.ADVERB));
    }
    String arabic = first.verb().lemma().arabic();
    if (arabic.equals("كان")) {
      if (last.negated()) {
        return List.of(negated(group, perfect, last));
      }
      if (perfect) {
        return List.of(group.withShape(past ? Shape.PAST_PERFECT : Shape.PRESENT_PERFECT));
      }
      boolean stative = isStative(group.english());
      return List.of(past ? group.withShape(stative ? Shape.PAST : Shape.PAST_PROGRESSIVE) : group);
    }
    if (first.isBe() || first.verb().has("continue")) {
      return List.of(last, group.withShape(Shape.GERUND));
    }
    return List.of(last, group.withShape(perfect ? Shape.PAST : Shape.INFINITIVE));
  }

  /** لم يكن يعرف, لم يكن قد وصل: what was negated is the verb that English keeps. */
  private static VerbGroup negated(VerbGroup group, boolean perfect, VerbGroup be) {
    Shape shape =
        switch (be.shape()) {
          case PAST -> perfect ? Shape.PAST_PERFECT : Shape.PAST;
          case PRESENT -> perfect ? Shape.PRESENT_PERFECT : Shape.PRESENT;
          default -> be.shape();
        };
    return group.withShape(shape).withNegation();
  }

  private static boolean isStative(String verb) {
    return switch (verb) {
      case "have",
          "know",
          "want",
          "believe",
          "include",
          "represent",
          "contain",
          "belong",
          "need",
          "consider",
          "be able",
          "wish",
          "own",
          "possess",
          "trust",
          "like",
          "deserve",
          "understand",
          "seem",
          "mean" ->
          true;
      default -> false;
    };
  }
}
