package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which English preposition an Arabic one becomes, by who governs it and what follows. */
final class Prepositions {

  private static final java.util.Set<String> ENDS =
      java.util.Set.of("end", "beginning", "middle", "death", "dawn", "night", "morning", "noon",
          "sunset", "limit", "date", "war", "evening", "extent", "degree", "point", "stage", "age");

  private Prepositions() {}

  /**
   * @param governors the words before it that may govern it, nearest first
   * @param afterNoun whether it follows a noun phrase directly
   */
  static String english(
      Word preposition, @Nullable NounPhrase object, List<Lemma> governors, boolean afterNoun) {
    String arabic = preposition.lemma().arabic();
    String key = ArabicText.key(arabic);
    for (Lemma governor : governors) {
      String governed = governor.government().get(key);
      if (governed != null) {
        boolean nominal = governor.category() == Category.NOUN;
        return governed.isEmpty() && nominal ? "of" : governed;
      }
    }
    if (preposition.has("phrase")) {
      return preposition.english();
    }
    return switch (arabic) {
      case "في" -> in(object);
      case "ب" -> with(object);
      case "ل" -> to(object, afterNoun, governors);
      case "من" -> from(object, governors);
      case "حتى" -> until(object);
      default -> preposition.english();
    };
  }

  /** حتى الخميس "until Thursday", حتى الأطفال "even the children". */
  private static String until(@Nullable NounPhrase object) {
    if (object == null) {
      return "until";
    }
    Word head = object.head();
    boolean end =
        head.has("time")
            || head.has("day")
            || head.has("month")
            || head.has("clock")
            || head.is(Category.NUMERAL)
            || head.lemma().verb() != null
            || !DatePhrases.kind(head.english()).isEmpty()
            || object.isName()
            || head.is(Category.RELATIVE)
            || head.is(Category.DEMONSTRATIVE)
            || ENDS.contains(head.english());
    return end ? "until" : "even";
  }

  private static String in(@Nullable NounPhrase object) {
    if (object == null) {
      return "in";
    }
    Word head = object.head();
    if (head.has("clock")) {
      return "at";
    }
    if (head.has("day")
        || DatePhrases.kind(head.english()).equals("day")
        || head.has("month") && !object.number().isEmpty()) {
      return "on";
    }
    return head.lemma().arabic().equals("يوم")
        ? "on"
        : head.lemma().arabic().equals("ساعة") && !object.isHeadPlural() ? "at" : "in";
  }

  private static String with(@Nullable NounPhrase object) {
    if (object == null) {
      return "with";
    }
    Word head = object.head();
    if (object.isGerund()) {
      return "by";
    }
    if (head.has("place") || head.has("time") || head.has("language")) {
      return "in";
    }
    return !object.number().isEmpty() ? "by" : "with";
  }

  private static String to(@Nullable NounPhrase object, boolean afterNoun, List<Lemma> governors) {
    if (object == null) {
      return "to";
    }
    boolean being =
        object.isPerson()
            || object.isName()
            || object.head().has("org")
            || object.head().has("group")
            || object.head().is(Category.PRONOUN);
    if (afterNoun) {
      return being || !governors.isEmpty() && governors.get(0).verb() != null ? "of" : "for";
    }
    return being ? "to" : "for";
  }

  private static String from(@Nullable NounPhrase object, List<Lemma> governors) {
    boolean compares =
        !governors.isEmpty()
            && governors.get(0).has("elative")
            && governors.get(0).category() == Category.ADJECTIVE;
    if (compares) {
      return "than";
    }
    boolean share = !governors.isEmpty() && governors.get(0).has("unit");
    boolean dayOf = object != null && object.head().has("month");
    return object != null && share || dayOf ? "of" : "from";
  }
}
