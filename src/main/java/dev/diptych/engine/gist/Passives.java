package dev.diptych.engine.gist;

import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The passive that unvocalised Arabic does not show: قتل خمسة أشخاص في انفجار "five people were
 * killed". A verb that needs an object and has none up to the end of its clause is read so if its
 * agent is named, if it is one that news mostly uses in the passive, or if what stands beside it
 * cannot do such a thing.
 */
final class Passives {

  /** What is done to people; a person beside one of these without an object is its victim. */
  private static final Set<String> MOSTLY_PASSIVE =
      Set.of(
          "قتل",
          "جرح",
          "أصاب",
          "اعتقل",
          "أعدم",
          "خطف",
          "اختطف",
          "اغتال",
          "نقل",
          "انتخب",
          "عين",
          "اتهم",
          "أدان",
          "سجن",
          "دفن",
          "شيع",
          "احتجز",
          "أسر",
          "أجلى",
          "شرد",
          "طرد",
          "أقال",
          "استدعى",
          "توج",
          "فقد",
          "كرم",
          "حبس",
          "أوفد",
          "استجوب",
          "أجبر",
          "لقب",
          "أطلق سراح",
          "استقبل");

  private static final Set<String> NEVER =
      Set.of("have", "include", "begin", "start", "stop", "end", "fail", "lead", "cause", "need");

  /** English verbs that a thing does not do, and that say nothing without an object. */
  private static final Set<String> NEED_OBJECT =
      Set.of(
          "accuse",
          "adjourn",
          "adopt",
          "allocate",
          "amend",
          "announce",
          "appoint",
          "approve",
          "arrest",
          "assassinate",
          "auction",
          "award",
          "ban",
          "besiege",
          "block",
          "bomb",
          "boycott",
          "breach",
          "broadcast",
          "build",
          "bury",
          "cancel",
          "carry out",
          "choose",
          "classify",
          "close",
          "commit",
          "condemn",
          "conduct",
          "confiscate",
          "consider",
          "convict",
          "create",
          "crown",
          "damage",
          "declare",
          "decorate",
          "dedicate",
          "defeat",
          "delete",
          "deliver",
          "demolish",
          "deport",
          "deprive",
          "describe",
          "design",
          "destroy",
          "detain",
          "determine",
          "devote",
          "dig",
          "discover",
          "discuss",
          "dismantle",
          "dismiss",
          "displace",
          "dissolve",
          "distribute",
          "divide",
          "earmark",
          "elect",
          "employ",
          "endorse",
          "equip",
          "establish",
          "evacuate",
          "exclude",
          "execute",
          "exempt",
          "expel",
          "extinguish",
          "extradite",
          "film",
          "finance",
          "find",
          "foil",
          "force",
          "form",
          "found",
          "grant",
          "hand over",
          "hang",
          "hear",
          "hold",
          "honor",
          "host",
          "implement",
          "import",
          "impose",
          "imprison",
          "inaugurate",
          "injure",
          "introduce",
          "invent",
          "isolate",
          "issue",
          "kidnap",
          "kill",
          "launch",
          "liberate",
          "lift",
          "link",
          "loot",
          "mobilize",
          "name",
          "nominate",
          "obstruct",
          "open",
          "organize",
          "plant",
          "postpone",
          "print",
          "prohibit",
          "propose",
          "publish",
          "punish",
          "put",
          "question",
          "raise",
          "ransack",
          "ratify",
          "record",
          "recruit",
          "reduce",
          "refute",
          "release",
          "remove",
          "renew",
          "renovate",
          "repair",
          "repatriate",
          "rescue",
          "restore",
          "restrict",
          "reward",
          "see",
          "seize",
          "select",
          "sell",
          "send",
          "sentence",
          "set up",
          "shoot down",
          "sign",
          "smuggle",
          "solve",
          "spend",
          "stab",
          "steal",
          "store",
          "suppress",
          "suspend",
          "target",
          "televise",
          "test",
          "thwart",
          "torture",
          "transfer",
          "translate",
          "treat",
          "use",
          "vandalize",
          "violate",
          "watch",
          "wound");

  /** With these an accusative is what somebody becomes, not whom it is done to. */
  private static final Set<String> MAKE =
      Set.of("elect", "appoint", "choose", "name", "nominate", "crown", "select");

  /** Who appoints others, and beside an accusative has rather done so. */
  private static final Set<String> APPOINTING =
      Set.of("president", "king", "emir", "sultan", "prime minister", "people");

  private static final int REACH = 6;

  private final Cursor cursor;
  private final NounPhraseParser phrases;

  Passives(Source source) {
    this.cursor = source.cursor();
    this.phrases = source.phrases();
  }

  /** Whether news has the verb mostly in the passive. */
  static boolean happens(Lemma verb) {
    return MOSTLY_PASSIVE.contains(verb.arabic());
  }

  /** Whether the English verb says nothing without an object. */
  static boolean needsObject(String english) {
    return NEED_OBJECT.contains(english);
  }

  boolean isHidden(Verbal verbal, @Nullable NounPhrase subject) {
    Lemma verb = verbal.lemma();
    VerbGroup group = verbal.group();
    if (subject == null
        || group.passive()
        || group.object() != null
        || verbal.verb().inflection().person() != 3
        || !takesObject(verb)) {
      return false;
    }
    if (hasAgent()) {
      return true;
    }
    if (becomes(verb, subject) || isCalled(verbal)) {
      return true;
    }
    return !subject.head().is(Category.PRONOUN)
        && isVictim(verb, subject)
        && !completes(verb, subject.head());
  }

  /** Whether the verb is one of which the subject can only be the victim. */
  boolean mayBeHidden(Verbal verbal) {
    Lemma verb = verbal.lemma();
    return takesObject(verb)
        && (MOSTLY_PASSIVE.contains(verb.arabic()) || NEED_OBJECT.contains(verb.english()));
  }

  private static boolean takesObject(Lemma verb) {
    boolean announces = NEED_OBJECT.contains(verb.english());
    return !verb.has("intr")
        && (!verb.has("say") || announces)
        && !verb.has("be")
        && !verb.has("begin")
        && !verb.has("continue")
        && !verb.has("stop")
        && !verb.has("modal")
        && (!verb.has("phrase") || announces)
        && !NEVER.contains(verb.english());
  }

  private static boolean isVictim(Lemma verb, NounPhrase subject) {
    Word head = subject.head();
    boolean says = verb.has("say");
    boolean body = says && head.has("org") || head.has("group") || subject.isName();
    if (MOSTLY_PASSIVE.contains(verb.arabic()) && !(head.has("org") && verb.has("say"))) {
      return true;
    }
    return NEED_OBJECT.contains(verb.english())
        && !subject.isPerson()
        && !(body && (says || !isAccusation(verb)));
  }

  /** What a body suffers rather than does without an object. */
  private static boolean isAccusation(Lemma verb) {
    return switch (verb.english()) {
      case "accuse", "convict", "destroy", "found", "establish", "bomb", "punish" -> true;
      default -> false;
    };
  }

  /** تسمى: what stands beside the verb of naming is the name. */
  private boolean isCalled(Verbal verbal) {
    Word next = cursor.peek();
    boolean names =
        switch (verbal.lemma().english()) {
          case "name", "call" -> verbal.verb().inflection().tense() == Inflection.Tense.IMPERFECT;
          default -> false;
        };
    return names
        && next != null
        && (next.is(Category.MARK)
            || next.is(Category.PROPER)
            || next.is(Category.UNKNOWN)
            || next.is(Category.FOREIGN)
            || next.isAccusative());
  }

  /** من قبل, على يد: the one who does it is named. */
  private boolean hasAgent() {
    Word next = cursor.peek();
    return next != null && next.is(Category.PREPOSITION) && next.english().startsWith("by");
  }

  /** انتخب رئيسا: what stands in the accusative is what somebody was made. */
  private boolean becomes(Lemma verb, NounPhrase subject) {
    Word next = cursor.peek();
    Word of = cursor.peek(1);
    boolean named = subject.isPerson() && !APPOINTING.contains(subject.head().english());
    boolean mayBe =
        subject.head().is(Category.PRONOUN)
            || named && of != null && of.is(Category.PREPOSITION, "ل");
    return mayBe
        && MAKE.contains(verb.english())
        && next != null
        && next.is(Category.NOUN)
        && next.isAccusative()
        && next.has("person");
  }

  /** Whether an object, a clause or the verb's own preposition comes before the clause ends. */
  private boolean completes(Lemma verb, Word subject) {
    int mark = cursor.mark();
    boolean completes = reads(verb, subject);
    cursor.reset(mark);
    return completes;
  }

  private boolean reads(Lemma verb, Word subject) {
    for (int i = 0; i < REACH; i++) {
      Word next = cursor.peek();
      if (next == null) {
        return false;
      }
      switch (next.category()) {
        case CONJUNCTION, SUBORDINATOR, INTERROGATIVE, VERB -> {
          return false;
        }
        case MARK -> {
          boolean aside = i == 0 || "،,".contains(next.english());
          return "\"«“:".contains(next.english()) || aside && acts(subject);
        }
        case ADVERB -> cursor.take();
        case PREPOSITION -> {
          if (isAmong() || isYet() || !isOwn(verb, next) && bringsClause()) {
            return false;
          }
          if (isOwn(verb, next) || !adverbial()) {
            return true;
          }
        }
        default -> {
          NounPhrase phrase = phrases.parse();
          if (phrase == null || !isTime(phrase.head())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A body: behind an aside its object may still come, and without anything it has acted. */
  private static boolean acts(Word subject) {
    return subject.has("org") && !subject.has("place");
  }

  private static boolean isTime(Word head) {
    return head.has("time") || head.has("day") || head.has("month");
  }

  /** A preposition that brings what the verb is done to, or whom its words come from. */
  private static boolean isOwn(Lemma verb, Word preposition) {
    String arabic = preposition.lemma().arabic();
    boolean quotes = verb.arabic().equals("نقل") && arabic.equals("عن");
    return quotes || "".equals(verb.government().get(ArabicText.key(arabic)));
  }

  /** بعد أن, بأنه: a clause begins, and that of the verb is over. */
  private boolean bringsClause() {
    Word after = cursor.peek(1);
    return after != null && (after.is(Category.THAT_NOUN) || after.is(Category.THAT_VERB));
  }

  /** قتل ثمانية بينهم طفلان: who was among them is no object. */
  private boolean isAmong() {
    Word them = cursor.peek(1);
    return (cursor.next(Category.PREPOSITION, "بين") || cursor.next(Category.PREPOSITION, "من"))
        && them != null
        && them.is(Category.PRONOUN);
  }

  /** لم تنشر بعد: "yet". */
  private boolean isYet() {
    Word after = cursor.peek(1);
    return cursor.next(Category.PREPOSITION, "بعد") && (after == null || after.is(Category.MARK));
  }

  private boolean adverbial() {
    cursor.take();
    Word next = cursor.peek();
    if (next != null && next.is(Category.PRONOUN)) {
      cursor.take();
      return true;
    }
    return phrases.parse() != null;
  }
}
