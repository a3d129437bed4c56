package dev.diptych.engine.gist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which English preposition an Arabic one becomes, by who governs it and what follows. */
final class Prepositions {

  private static final java.util.Set<String> ENDS =
      java.util.Set.of(
          "end",
          "beginning",
          "middle",
          "death",
          "dawn",
          "night",
          "morning",
          "noon",
          "sunset",
          "limit",
          "date",
          "war",
          "evening",
          "extent",
          "degree",
          "point",
          "stage",
          "age",
          "time",
          "timing",
          "hour");

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
      if (governed != null && !isPlaceOfBeginning(governor, governed, object)) {
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
      case "حول" -> around(object, governors);
      case "منذ" -> object != null && isSpan(object) ? "for" : preposition.english();
      default -> preposition.english();
    };
  }

  /** خلاف حول القانون "over the law", حول المدينة "around the city". */
  private static String around(@Nullable NounPhrase object, List<Lemma> governors) {
    if (object == null || object.head().has("place") || !object.number().isEmpty()) {
      return "around";
    }
    boolean quarrel =
        !governors.isEmpty()
            && switch (governors.get(0).english()) {
              case "dispute",
                  "conflict",
                  "disagreement",
                  "difference",
                  "argue",
                  "argument",
                  "controversy",
                  "quarrel",
                  "concern",
                  "tension" ->
                  true;
              default -> false;
            };
    return quarrel ? "over" : "about";
  }

  /** عشر سنوات: how long, not since when. */
  private static boolean isSpan(NounPhrase object) {
    boolean one =
        object.number().isEmpty()
            && !object.isHeadPlural()
            && object.possessor() == null
            && object.adjectives().isEmpty()
            && switch (object.head().lemma().arabic()) {
              case "قرن", "عام", "سنة", "شهر", "أسبوع", "عقد" -> !object.isDefinite();
              default -> false;
            };
    return one
        || object.head().has("time")
            && !object.number().isEmpty()
            && object.isHeadPlural()
            && object.superlative() == null
            && !object.head().article();
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
            || ENDS.contains(head.english().substring(head.english().lastIndexOf(' ') + 1));
    return end ? "until" : "even";
  }

  /** عيادة للأطفال: "a clinic for children"; what is no thing of somebody's but made for them. */
  static boolean isFor(@Nullable NounPhrase before) {
    return before != null
        && before.head().is(Category.NOUN)
        && !before.isDefinite()
        && !before.isPerson()
        && before.number().isEmpty()
        && before.possessor() == null
        && before.head().lemma().verb() == null
        && !before.head().has("org")
        && !isLikeness(before.head().english());
  }

  /** صور للمقاتلات: what shows something is of it. */
  private static boolean isLikeness(String english) {
    return switch (english) {
      case "image", "picture", "photo", "photograph", "video", "film", "map", "statue" -> true;
      default -> false;
    };
  }

  /** بدأ في مارس: when or where it began, not what. */
  private static boolean isPlaceOfBeginning(
      Lemma governor, String governed, @Nullable NounPhrase object) {
    return governed.isEmpty()
        && governor.has("begin")
        && object != null
        && object.head().lemma().verb() == null;
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
      return "for";
    }
    boolean being =
        object.isPerson()
            || object.isName()
            || object.head().has("org")
            || object.head().has("group")
            || object.head().is(Category.PRONOUN);
    if (object.head().has("time")) {
      return "for";
    }
    boolean handed =
        governors.stream()
            .anyMatch(
                governor ->
                    governor.category() == Category.VERB && Transfers.is(governor.english()));
    if (handed && being) {
      return "to";
    }
    if (afterNoun) {
      return being || !governors.isEmpty() && governors.get(0).verb() != null ? "of" : "for";
    }
    return being ? "to" : "for";
  }

  /** عشرات من السكان, خليط من المواد: what several things make up. */
  private static boolean isGroupOf(@Nullable NounPhrase object, List<Lemma> governors) {
    if (object == null || governors.isEmpty() || !object.isHeadPlural() || object.isName()) {
      return false;
    }
    Lemma noun = governors.get(0);
    Word head = object.head();
    return noun.category() == Category.NOUN
        && noun.verb() == null
        && !noun.has("person")
        && object.number().isEmpty()
        && !head.has("person")
        && !head.has("org")
        && !head.has("place")
        && !head.has("time");
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
    boolean part =
        object != null && !governors.isEmpty() && Genitives.isPart(governors.get(0).english());
    if (part) {
      return "of";
    }
    if (isGroupOf(object, governors)) {
      return "of";
    }
    boolean dayOf = object != null && object.head().has("month");
    return object != null && share || dayOf ? "of" : "from";
  }
}
