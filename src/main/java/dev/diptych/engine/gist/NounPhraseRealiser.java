package dev.diptych.engine.gist;

import java.util.ArrayList;
import java.util.List;

/** The words of one noun phrase: determiner, number, adjectives, compound, head, "of". */
final class NounPhraseRealiser {

  private static final java.util.Set<String> ENDS_OPEN =
      java.util.Set.of("of", "for", "to", "with", "on", "in");

  /** Adjectives of time that English has before the number. */
  private static final java.util.Set<String> NEAR =
      java.util.Set.of(
          "past", "last", "next", "coming", "previous", "recent", "first", "following");

  private final NounPhrase phrase;
  private final List<String> out;

  private NounPhraseRealiser(NounPhrase phrase, List<String> out) {
    this.phrase = phrase;
    this.out = out;
  }

  static void words(NounPhrase phrase, List<String> out) {
    new NounPhraseRealiser(phrase, out).write();
  }

  private void write() {
    Word head = phrase.head();
    switch (head.category()) {
      case PRONOUN, DEMONSTRATIVE, RELATIVE, SUBORDINATOR -> {
        quantifier();
        out.add(head.english());
      }
      case NUMERAL -> {
        quantifier();
        out.add(phrase.number().isEmpty() ? head.english() : phrase.number());
      }
      case QUANTIFIER -> quantifierAlone(head);
      case PROPER, UNKNOWN, FOREIGN -> name();
      default -> noun();
    }
  }

  private void quantifier() {
    if (!phrase.quantifier().isEmpty()) {
      out.add(phrase.quantifier());
    }
  }

  private void quantifierAlone(Word head) {
    Pronoun of = head.suffix();
    if (Nobodies.isSomebody(phrase)) {
      out.add(Nobodies.english(phrase));
      return;
    }
    if (of != null && head.english().equals("the same")) {
      out.add(reflexive(of));
      return;
    }
    out.add(head.english().equals("every") ? "all" : head.english());
    if (of != null) {
      if (!head.english().endsWith("of")) {
        out.add("of");
      }
      out.add(of.object());
    }
  }

  static String reflexive(Pronoun pronoun) {
    return switch (pronoun) {
      case I -> "myself";
      case WE -> "ourselves";
      case YOU -> "yourself";
      case YOU_ALL -> "yourselves";
      case HE -> "himself";
      case SHE, IT -> "itself";
      case THEY, THEY_TWO, THEY_WOMEN -> "themselves";
    };
  }

  private void name() {
    Word head = phrase.head();
    if (head.has("month") && !phrase.number().isEmpty()) {
      out.add(phrase.number());
      return;
    }
    quantifier();
    boolean the = head.has("the") || phrase.superlative() != null;
    if (!phrase.demonstrative().isEmpty()) {
      out.add(phrase.demonstrative());
    } else if (the && !head.english().startsWith("the ")) {
      out.add("the");
    }
    rank();
    if (!phrase.number().isEmpty()) {
      out.add(phrase.number());
    }
    adjectives();
    boolean currency = head.has("currency") && !phrase.number().isEmpty();
    out.add(
        currency && phrase.isHeadPlural() ? English.plural(head.english(), "") : head.english());
    out.addAll(phrase.names());
  }

  private void noun() {
    NounPhrase possessor = phrase.possessor();
    if (isYear(possessor)) {
      out.add(java.util.Objects.requireNonNull(possessor).number().replace(",", ""));
      return;
    }
    if (isClock(possessor) && possessor != null) {
      out.add(possessor.number());
      return;
    }
    String clock = clock();
    if (!clock.isEmpty()) {
      out.add(clock);
      return;
    }
    if (isWeekday(possessor) && possessor != null) {
      words(possessor, out);
      return;
    }
    Genitives.Way way = possessor == null ? Genitives.Way.BEHIND : Genitives.way(phrase, possessor);
    if (possessor != null && way == Genitives.Way.COMPOUND) {
      compound(possessor);
      return;
    }
    if (possessor != null && way == Genitives.Way.POSSESSIVE) {
      possessive(possessor);
      return;
    }
    Pronoun self = phrase.owner();
    if (self != null && phrase.head().lemma().arabic().equals("نفس") && phrase.isHeadPlural()) {
      out.add(reflexive(self));
      return;
    }
    if (self != null && isFraction()) {
      out.add(phrase.head().english());
      out.add("of");
      out.add(self == Pronoun.SHE || self == Pronoun.HE ? "it" : self.object());
      return;
    }
    if (self != null && phrase.head().english().endsWith(" of")) {
      // عدد منهم: "a number of them"; what is counted is the pronoun.
      out.add(phrase.head().english());
      out.add(self.object());
      return;
    }
    boolean titled = isTitle();
    int mark = out.size();
    start(possessor);
    out.add(head());
    if (titled) {
      capitalise(mark);
    }
    if (possessor == null) {
      return;
    }
    boolean open = ENDS_OPEN.contains(lastWord(phrase.head().english()));
    if (!phrase.isGerund() && !isBareGerund() && !open) {
      out.add(Genitives.preposition(phrase));
    }
    out.addAll(Realiser.words(List.of(possessor)));
  }

  /** "the council's session". */
  private void possessive(NounPhrase possessor) {
    quantifier();
    out.addAll(Realiser.words(List.of(possessor)));
    int last = out.size() - 1;
    out.set(last, English.possessive(out.get(last)));
    rank();
    count();
    adjectives();
    out.add(head());
  }

  /** نصفهم: "half of them". */
  private boolean isFraction() {
    return switch (phrase.head().lemma().arabic()) {
      case "نصف", "ثلث", "ربع", "خمس", "معظم", "أغلب" -> phrase.head().is(Category.NOUN);
      default -> false;
    };
  }

  /** "President Tebboune": a title before its name. */
  private boolean isTitle() {
    return phrase.head().has("title")
        && phrase.possessor() == null
        && phrase.owner() == null
        && phrase.demonstrative().isEmpty()
        && !phrase.isHeadPlural()
        && !phrase.after().isEmpty()
        && phrase.after().get(0) instanceof NounPhrase name
        && name.isName();
  }

  private void capitalise(int mark) {
    if (out.get(mark).equals("the")) {
      out.remove(mark);
    }
    String title = out.get(out.size() - 1);
    StringBuilder capitals = new StringBuilder();
    for (String word : title.split(" ")) {
      boolean small = word.equals("of") || word.equals("the");
      capitals.append(capitals.length() > 0 ? " " : "");
      capitals.append(small ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    out.set(out.size() - 1, capitals.toString());
  }

  private static String lastWord(String english) {
    return english.substring(english.lastIndexOf(' ') + 1);
  }

  /** "sending planes": a verbal noun that is no noun in English. */
  private boolean isBareGerund() {
    Lemma verb = phrase.head().lemma().verb();
    if (phrase.head().is(Category.NOUN, "قضاء") && phrase.head().english().equals("spending")) {
      return true;
    }
    return (phrase.head().has("gerund") || phrase.head().english().endsWith("ing"))
        && phrase.head().lemma().isMasdar()
        && !phrase.head().article()
        && phrase.adjectives().isEmpty()
        && verb != null
        && !verb.has("intr");
  }

  private boolean isYear(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    return possessor != null
        && phrase.head().has("time")
        && phrase.head().english().equals("year")
        && (possessor.head().has("digits") && possessor.number().length() == 4
            || possessor.number().matches("1,\\d{3}|2,0\\d{2}"));
  }

  private boolean isClock(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    return possessor != null
        && phrase.head().lemma().arabic().equals("ساعة")
        && possessor.head().has("digits");
  }

  /** الساعة العاشرة: "10 o'clock". */
  private String clock() {
    boolean one = phrase.adjectives().size() == 1 && phrase.head().lemma().arabic().equals("ساعة");
    if (!one || !phrase.head().article() || !phrase.adjectives().get(0).has("ordinal")) {
      return "";
    }
    int hour = NumberPhrases.ofOrdinal(phrase.adjectives().get(0).english());
    return hour > 0 ? hour + " o'clock" : "";
  }

  private boolean isWeekday(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    return possessor != null
        && phrase.head().english().equals("day")
        && possessor.head().has("day");
  }

  /** Everything before the head. */
  private void start(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    quantifier();
    String determiner = Determiners.of(phrase);
    int mark = out.size();
    rank();
    if (isNear()) {
      adjectives();
      count();
    } else {
      count();
      adjectives();
    }
    if (determiner.equals("a")) {
      String next = out.size() > mark ? out.get(mark) : first(possessor);
      determiner = English.article(next);
    }
    if (!determiner.isEmpty()) {
      out.add(mark, determiner);
    }
  }

  /** الأشهر الثلاثة الماضية: "the past three months". */
  private boolean isNear() {
    return phrase.head().has("time")
        && phrase.isDefinite()
        && !phrase.adjectives().isEmpty()
        && phrase.adjectives().stream().allMatch(word -> NEAR.contains(word.english()));
  }

  private void count() {
    if (!phrase.number().isEmpty()) {
      out.add(phrase.number());
    } else if (isTwo()) {
      out.add("two");
    }
  }

  /** ساعتين "two hours"; not where something else says so, or where it is a matter of course. */
  private boolean isTwo() {
    Word head = phrase.head();
    boolean pairs = phrase.adjectives().stream().anyMatch(phrase::isJoined);
    return head.is(Category.NOUN)
        && head.inflection().count() == Count.DUAL
        && !head.has("phrase")
        && !head.has("body")
        && !isDirection(head)
        && !isMonth(phrase.possessor())
        && (phrase.possessor() == null || phrase.possessor().joined().isEmpty())
        && (phrase.owner() == null || head.has("person"))
        && !phrase.quantifier().equals("both")
        && !head.english().equals("parent")
        && !pairs;
  }

  /** شرقي المدينة: "east of", spelled like a dual. */
  private static boolean isDirection(Word head) {
    return switch (head.english()) {
      case "east", "west", "north", "south" -> true;
      default -> false;
    };
  }

  private static boolean isMonth(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    return possessor != null && possessor.head().has("month");
  }

  private String first(@org.jspecify.annotations.Nullable NounPhrase possessor) {
    return possessor != null && Compounds.joins(phrase, possessor)
        ? Compounds.modifier(possessor)
        : head();
  }

  private void compound(NounPhrase possessor) {
    start(possessor);
    List<String> parts = new ArrayList<>();
    for (Word adjective : possessor.adjectives()) {
      parts.add(0, Realiser.adjective(adjective));
    }
    String modifier = Compounds.modifier(possessor);
    boolean named =
        modifier.toLowerCase(java.util.Locale.ROOT).endsWith(" " + phrase.head().english());
    parts.add(named && phrase.isHeadPlural() ? English.plural(modifier, "") : modifier);
    out.addAll(parts);
    if (!named) {
      out.add(head());
    }
  }

  private void rank() {
    Word rank = phrase.superlative();
    if (rank != null) {
      out.add(rank.has("elative") ? English.superlative(rank.english()) : rank.english());
    }
  }

  /** Arabic has the most general adjective first, English last. */
  private void adjectives() {
    List<List<String>> groups = new ArrayList<>();
    for (Word adjective : phrase.adjectives()) {
      if (isInHead(adjective)) {
        continue;
      }
      if (phrase.isJoined(adjective) && !groups.isEmpty()) {
        List<String> group = groups.get(groups.size() - 1);
        group.add("and");
        group.add(Realiser.adjective(adjective));
      } else {
        groups.add(new ArrayList<>(List.of(Realiser.adjective(adjective))));
      }
    }
    if (!groups.isEmpty() && !phrase.intensifier().isEmpty()) {
      groups.get(groups.size() - 1).add(0, phrase.intensifier());
    }
    for (int i = groups.size() - 1; i >= 0; i--) {
      out.addAll(groups.get(i));
    }
  }

  /** Whether the adjective is joined to one that the lexicon has within the head. */
  private boolean isInHead(Word adjective) {
    return phrase.isJoined(adjective) && NounAdjectives.isDescribed(phrase);
  }

  /** القوات البرية والبحرية: "ground forces" becomes "ground and naval forces". */
  private String described(String english) {
    StringBuilder out = new StringBuilder(english);
    for (Word adjective : phrase.adjectives()) {
      if (isInHead(adjective)) {
        out.insert(out.lastIndexOf(" "), " and " + Realiser.adjective(adjective));
      }
    }
    return out.toString();
  }

  private String head() {
    Word head = phrase.head();
    if (phrase.isGerund()) {
      Lemma verb = java.util.Objects.requireNonNull(head.lemma().verb());
      String not =
          phrase.isDeclined()
              ? "not "
              : phrase.isAgain() ? verb.english().startsWith("e") ? "re-" : "re" : "";
      return not + (phrase.isInfinitive() ? "to " + verb.english() : English.ing(verb.english()));
    }
    String english = head.english();
    if (head.is(Category.ADJECTIVE)) {
      boolean nation = head.has("nation") && head.isPlural();
      boolean others = head.english().equals("other") && head.isPlural();
      return nation || others
          ? English.plural(Realiser.adjective(head), "")
          : Realiser.adjective(head);
    }
    if (phrase.superlative() != null && english.startsWith("a ")) {
      return english.substring(2);
    }
    if (head.has("phrase")) {
      english = described(english);
      boolean counted = phrase.isHeadPlural() && !phrase.number().isEmpty();
      return counted && !head.isPlural() && !english.endsWith("s")
          ? English.plural(english, "")
          : english;
    }
    return phrase.isHeadPlural() ? English.plural(english, head.lemma().plural()) : english;
  }
}
