package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How well two readings stand side by side. The numbers are hand-set and were tried on text. */
final class Transitions {

  private static final Set<String> JUSSIVE = Set.of("لم");
  private static final Set<String> BEFORE_IMPERFECT = Set.of("لن", "سوف", "لكي", "كي", "أن", "ألا");

  private Transitions() {}

  /**
   * @param earlier the reading before {@code before}
   */
  static double score(@Nullable Reading earlier, @Nullable Reading before, Reading next) {
    if (before == null || isBreak(before)) {
      return before == null ? opening(next) : opening(next) + aside(before, next);
    }
    if (before.has("open")) {
      return before.opens().equals(next.preposition()) && next.conjunction().isEmpty() ? 4 : -12;
    }
    boolean joined = !next.conjunction().isEmpty();
    if (!joined && isYesterday(before) && next.category() == Category.NOUN) {
      return -4;
    }
    double score = joined ? joined(earlier, before, next) : side(before, next);
    if (next.category() == Category.VERB) {
      score += verbAfter(before, next, joined);
      boolean second =
          !joined
              && before.category() == Category.ADVERB
              && earlier != null
              && earlier.category() == Category.VERB;
      score -= second ? 2 : 0;
      score -= !joined && isBehindModal(earlier, before, next) ? 4 : 0;
    }
    // الثالث من صفر: the month, not "zero".
    boolean date =
        next.has("month")
            && before.category() == Category.PREPOSITION
            && earlier != null
            && (earlier.has("ordinal") || earlier.category() == Category.NUMERAL);
    score += date ? 2 : 0;
    score += joined ? 0 : named(earlier, before, next) + secondOfClause(earlier, before, next);
    score -= measures(before, next) ? 6 : 0;
    // بعد أن تقدم: what has happened; elsewhere behind أن what shall happen.
    boolean happened =
        before.category() == Category.THAT_VERB
            && isDone(next)
            && earlier != null
            && earlier.lemma().arabic().equals("بعد");
    score += happened ? 7 : 0;
    score -= isDone(next) && !next.preposition().isEmpty() ? 5 : 0;
    return score + constructs(before, next) + nominative(before, next);
  }

  /** يتعين عليك دفع: what must be done is a verbal noun, or a verb behind أن. */
  private static boolean isBehindModal(@Nullable Reading earlier, Reading before, Reading next) {
    return earlier != null
        && earlier.category() == Category.VERB
        && before.category() == Category.PREPOSITION
        && before.suffix() != null
        && next.inflection().tense() == Tense.PERFECT
        && switch (earlier.lemma().arabic()) {
          case "تعين", "وجب", "انبغى", "أمكن" -> true;
          default -> false;
        };
  }

  /** ، معتبرة أن: behind a comma stands what somebody did at the same time. */
  private static double aside(Reading mark, Reading next) {
    boolean participle =
        next.lemma().derivation() == Lemma.Derivation.ACTIVE_PARTICIPLE
            && !next.article()
            && next.conjunction().isEmpty()
            && next.preposition().isEmpty()
            && next.form().spelling().endsWith("ة");
    return participle && "،,".contains(mark.lemma().english()) ? 2 : 0;
  }

  /** الوزير كريم: somebody is named behind what he is, unless that opens a sentence. */
  private static double named(@Nullable Reading earlier, Reading before, Reading next) {
    if (!NameKinds.isPersonal(next) || !next.preposition().isEmpty()) {
      return 0;
    }
    if (next.article()) {
      return before.has("say") && next.has("al") ? 1.8 : 0;
    }
    if (before.category() == Category.VERB) {
      boolean she = next.has("woman") && before.inflection().gender() == Gender.FEMININE;
      boolean third = before.inflection().person() == 3;
      return third ? (before.has("say") ? 0.8 : 0) + (she ? 1.2 : 0) : 0;
    }
    boolean somebody =
        before.category() == Category.NOUN
            && (before.has("person") || before.has("title"))
            && (before.article() || before.has("phrase"))
            && before.inflection().count() == Count.SINGULAR;
    boolean retired =
        before.category() == Category.ADJECTIVE
            && before.article()
            && earlier != null
            && earlier.category() == Category.NOUN
            && earlier.article()
            && (earlier.has("person") || earlier.has("title"));
    if (retired) {
      return 2.4;
    }
    boolean opens =
        earlier == null || isBreak(earlier) || earlier.category() == Category.DEMONSTRATIVE;
    return somebody ? opens && !before.has("title") ? 0.4 : 2.2 : 0;
  }

  /** رفضت المحكمة طلب المحامي: behind a verb and its subject stands no other verb. */
  private static double secondOfClause(@Nullable Reading earlier, Reading before, Reading next) {
    boolean second =
        next.category() == Category.VERB
            && next.preposition().isEmpty()
            && (before.category() == Category.NOUN && before.article() || intends(earlier, before))
            && earlier != null
            && earlier.category() == Category.VERB
            && !takesVerb(earlier);
    return second ? -2.2 : 0;
  }

  /** ينوي الاتحاد الأوروبي فرض عقوبات: what is going to be done is a verbal noun. */
  private static boolean intends(@Nullable Reading earlier, Reading name) {
    return name.category() == Category.PROPER
        && earlier != null
        && earlier.inflection().tense() == Tense.IMPERFECT;
  }

  private static boolean takesVerb(Reading verb) {
    return verb.has("be")
        || verb.has("begin")
        || verb.has("continue")
        || verb.lemma().arabic().equals("عاد")
        || verb.lemma().arabic().equals("كاد")
        || verb.lemma().arabic().equals("زال");
  }

  /** أمس as a noun has the article or a preposition; without, it governs no genitive. */
  private static boolean isYesterday(Reading reading) {
    return reading.category() == Category.NOUN
        && reading.lemma().arabic().equals("أمس")
        && !reading.article();
  }

  private static boolean isBreak(Reading reading) {
    return reading.category() == Category.MARK;
  }

  /** وذكر, ودعت, ورد: a sentence of news goes on with "and" and who said what. */
  private static boolean joinsStatement(Reading verb) {
    String arabic = verb.lemma().arabic();
    return verb.conjunction().equals("و")
        && verb.inflection().tense() == Tense.PERFECT
        && (verb.has("say") || arabic.equals("دعا") || arabic.equals("رد"));
  }

  /** How well the reading may stand last: not if a genitive must follow it. */
  static double ending(Reading last) {
    boolean open = last.inflection().use() == Use.CONSTRUCT && last.suffix() == null;
    return open ? -5 : 0;
  }

  private static double opening(Reading next) {
    return switch (next.category()) {
      case VERB ->
          next.inflection().use() == Use.JUSSIVE
              ? -3
              : next.preposition().isEmpty() ? joinsStatement(next) ? 2.4 : 1.4 : 0;
      case NOUN -> next.inflection().use() == Use.ACCUSATIVE ? -0.6 : 0;
      case CONJUNCTION -> next.lemma().arabic().equals("أم") ? -3 : 0;
      case ADJECTIVE ->
          next.lemma().isParticiple() && next.inflection().use() == Use.ACCUSATIVE ? 1.8 : -0.8;
      default -> 0;
    };
  }

  private static double joined(@Nullable Reading earlier, Reading before, Reading next) {
    if (next.category() == before.category() && next.category() != Category.VERB) {
      return next.article() == before.article() && next.suffix() == null ? 0.8 : 0.2;
    }
    boolean acts =
        next.lemma().isMasdar()
            && !next.article()
            && next.preposition().isEmpty()
            && before.category() == Category.NOUN
            && earlier != null
            && earlier.category() == Category.PREPOSITION
            && earlier.suffix() == null;
    if (acts) {
      return before.lemma().isMasdar() || before.has("phrase") ? 1.5 : 0.4;
    }
    if (next.category() == Category.VERB && next.preposition().isEmpty()) {
      return Passives.happens(next.lemma()) ? 1.1 : 0.6;
    }
    boolean described =
        before.category() == Category.NOUN
            && before.has("phrase")
            && next.category() == Category.ADJECTIVE
            && next.article() == before.article();
    if (described) {
      return 1.2;
    }
    if (earlier != null && earlier.category() == next.category()) {
      return 0.2;
    }
    return 0;
  }

  private static double verbAfter(Reading before, Reading next, boolean joined) {
    if (joined) {
      return 0;
    }
    Inflection verb = next.inflection();
    String word = before.lemma().arabic();
    // إذا كنت: whom a text speaks to, more often than who speaks.
    boolean addressed =
        before.category() == Category.SUBORDINATOR
            && before.lemma().english().equals("if")
            && verb.person() == 2
            && verb.count() == Count.SINGULAR
            && verb.gender() == Gender.MASCULINE;
    if (addressed) {
      return 1.2;
    }
    boolean purpose = !next.preposition().isEmpty();
    if (JUSSIVE.contains(word)) {
      return verb.tense() == Tense.IMPERFECT ? 3 : -2;
    }
    if (verb.use() == Use.JUSSIVE) {
      return purpose ? -1 : -3;
    }
    if (BEFORE_IMPERFECT.contains(word)) {
      return verb.tense() == Tense.IMPERFECT ? 2.5 : -1;
    }
    return 0;
  }

  private static double constructs(Reading before, Reading next) {
    double score = 0;
    if (before.inflection().use() == Use.CONSTRUCT && before.suffix() == null) {
      boolean genitive =
          next.conjunction().isEmpty()
              && next.preposition().isEmpty()
              && isNominal(next)
              && (next.category() != Category.ADJECTIVE || next.has("elative"));
      score += genitive ? 0.6 : -5;
    }
    if (before.inflection().use() == Use.ACCUSATIVE
        && next.conjunction().isEmpty()
        && next.preposition().isEmpty()
        && next.category() == Category.NOUN
        && next.article()) {
      score -= 0.5;
    }
    return score;
  }

  /** A genitive never ends in ـون: what follows a bare noun so is a subject or predicate. */
  private static double nominative(Reading before, Reading next) {
    boolean bareNoun =
        before.category() == Category.NOUN && !before.article() && before.suffix() == null;
    boolean governs = bareNoun || before.category() == Category.PREPOSITION;
    boolean nominative =
        next.inflection().count() == Count.PLURAL
            && next.category() != Category.VERB
            && next.form().spelling().endsWith("ون")
            && next.inflection().use() == Use.WITHOUT_SUFFIX;
    return governs && nominative && next.conjunction().isEmpty() ? -2.5 : 0;
  }

  private static double side(Reading before, Reading next) {
    boolean bare = next.preposition().isEmpty();
    return switch (before.category()) {
      case PREPOSITION -> afterPreposition(before, next, bare);
      case VERB -> afterVerb(before, next, bare);
      case QUANTIFIER ->
          before.has("approx")
              ? next.category() == Category.NUMERAL || isFraction(next) ? 2.5 : -3
              : afterNoun(before, next, bare);
      case NOUN -> afterNoun(before, next, bare);
      case PROPER, UNKNOWN -> afterName(before, next, bare);
      case ADJECTIVE -> afterAdjective(before, next, bare);
      case THAT_NOUN ->
          before.suffix() == null ? nominalOpening(next, bare) : predicateOpening(next, bare);
      case THAT_VERB ->
          next.category() != Category.VERB
              ? -1.5
              : next.inflection().tense() == Tense.IMPERFECT ? 2.5 : -0.5;
      case PARTICLE -> next.category() == Category.VERB ? 2.5 : -1.5;
      case ADVERB ->
          deniesExistence(before)
              ? next.category() == Category.VERB ? -4 : 0.5
              : before.has("exist") ? next.category() == Category.VERB ? -1 : 0.5 : 0;
      case NEGATION -> afterNegation(before, next);
      case RELATIVE -> afterRelative(before, next, bare);
      case DEMONSTRATIVE -> next.article() ? 1.2 : 0;
      case NUMERAL -> afterNumeral(next, bare);
      case INTERROGATIVE -> next.category() == Category.VERB ? 0.8 : 0;
      case SUBORDINATOR, CONJUNCTION ->
          next.category() == Category.VERB ? before.has("verbs") ? 2.5 : 0.6 : 0;
      default -> 0;
    };
  }

  /** نحو الثلث: "about a third". */
  private static boolean isFraction(Reading next) {
    return switch (next.lemma().arabic()) {
      case "نصف", "ثلث", "ربع", "خمس", "ثلثان" -> next.category() == Category.NOUN;
      default -> false;
    };
  }

  private static double afterPreposition(Reading before, Reading next, boolean bare) {
    if (before.suffix() != null) {
      return next.category() == Category.VERB ? 0.2 : 0;
    }
    if (before.has("direction")) {
      boolean place = next.category() == Category.NOUN && next.article() || next.has("place");
      return bare && place ? 2 : -5;
    }
    if (!bare) {
      return -2.5;
    }
    // لم يصدر الحكم بعد في القضية: "yet".
    if (before.lemma().arabic().equals("بعد") && next.category() == Category.PREPOSITION) {
      return 0.4;
    }
    return switch (next.category()) {
      case NOUN, PROPER, NUMERAL, UNKNOWN, FOREIGN, QUANTIFIER, DEMONSTRATIVE -> {
        double score = next.inflection().use() == Use.ACCUSATIVE ? -1.5 : 1.2;
        yield next.lemma().isMasdar() ? score + 0.2 : score;
      }
      case RELATIVE, THAT_NOUN, THAT_VERB -> 1;
      case ADJECTIVE -> -0.2;
      // في سحب قواته: of a phrase only the verbal noun may stand here.
      case VERB -> next.has("phrase") ? -18 : -4;
      case PREPOSITION -> -3;
      default -> -1;
    };
  }

  private static double afterVerb(Reading before, Reading next, boolean bare) {
    if (next.lemma().arabic().equals("من") && before.lemma().arabic().equals("مكن")) {
      return 1.5;
    }
    if (!bare) {
      return 0.3;
    }
    return switch (next.category()) {
      case NOUN, PROPER, UNKNOWN -> 0.5 + agreement(before, next);
      case PREPOSITION, THAT_NOUN, THAT_VERB, NUMERAL, QUANTIFIER -> 0.5;
      case VERB -> secondVerb(before, next);
      case ADJECTIVE -> before.has("be") ? 0.6 : -0.7;
      default -> 0;
    };
  }

  private static double secondVerb(Reading before, Reading next) {
    boolean takes = takesVerb(before);
    boolean perfect = next.inflection().tense() == Tense.PERFECT;
    boolean early = before.inflection().tense() == Tense.PERFECT;
    boolean same = before.inflection().person() == next.inflection().person();
    return !takes
        ? next.future() ? -0.4 : -2.2
        : perfect && !early
            ? -2
            : perfect ? 0 : same ? 1.2 : before.inflection().person() == 3 ? -1.2 : -4;
  }

  /** A verb before its subject agrees in gender; things in the plural are feminine. */
  private static double agreement(Reading verb, Reading noun) {
    Inflection v = verb.inflection();
    if (v.count() != Count.SINGULAR || v.person() != 3) {
      return 0;
    }
    Gender gender = agreeingGender(noun);
    return gender == v.gender() ? 0.3 : -0.1;
  }

  /** The gender with which words agree: a plural that is not of persons counts as feminine. */
  static Gender agreeingGender(Reading noun) {
    boolean things = noun.inflection().count() == Count.PLURAL && !noun.has("person");
    return things ? Gender.FEMININE : noun.inflection().gender();
  }

  private static double afterNoun(Reading before, Reading next, boolean bare) {
    if (!bare) {
      return 0;
    }
    if (Measures.is(before.lemma()) && before.suffix() != null && isNumber(next)) {
      return 2.5;
    }
    boolean closed = before.article() || before.suffix() != null;
    return switch (next.category()) {
      case ADJECTIVE -> adjective(before, next);
      case NOUN ->
          closed
              ? next.inflection().use() == Use.ACCUSATIVE ? 0 : -0.6
              : before.inflection().use() == Use.ACCUSATIVE
                  ? isMeasured(next) ? 0.6 : -0.8
                  : isMeasured(next) ? -1.5 : isSoundPlural(before) ? -0.2 : 0.6;
      case PROPER -> nameAfterNoun(before, next, closed);
      case VERB -> closed ? 0.1 + behindSubject(before, next) : -0.5;
      case RELATIVE -> next.has("free") ? -0.5 : closed ? 1.0 : 0;
      case PREPOSITION ->
          !closed && before.lemma().isMasdar() && next.lemma().arabic().equals("نتيجة") ? -3 : 0.5;
      case NUMERAL -> next.has("digits") && before.has("time") ? 2 : 0;
      default -> 0;
    };
  }

  /** قرضا قيمته …: what it measures, and no genitive. */
  private static boolean isMeasured(Reading next) {
    return next.suffix() != null && Measures.is(next.lemma());
  }

  /** مسلحون: with this ending no genitive follows. */
  private static boolean isSoundPlural(Reading noun) {
    return noun.inflection().count() == Count.PLURAL
        && noun.inflection().gender() == Gender.MASCULINE
        && noun.inflection().use() == Use.WITHOUT_SUFFIX;
  }

  private static boolean isNumber(Reading reading) {
    return reading.category() == Category.NUMERAL
        || reading.category() == Category.QUANTIFIER && reading.has("approx")
        || reading.has("elative");
  }

  private static double nameAfterNoun(Reading before, Reading next, boolean closed) {
    if (!closed) {
      boolean place = next.has("place") && Genitives.namesKind(before.lemma().english());
      return place ? 1.6 : 0.6;
    }
    return NameKinds.isPersonal(next) && !before.has("person") ? -0.6 : 0.4;
  }

  private static double adjective(Reading noun, Reading adjective) {
    boolean sameState =
        (noun.article() || noun.suffix() != null) == adjective.article()
            && (noun.category() != Category.QUANTIFIER);
    boolean sameGender = agreeingGender(noun) == adjective.inflection().gender();
    boolean sameCase =
        adjective.inflection().use() != Use.ACCUSATIVE
            || noun.inflection().use() == Use.ACCUSATIVE
            || noun.form().spelling().endsWith("ة");
    boolean bare = noun.category() == Category.NOUN && !noun.article() && noun.suffix() == null;
    double other = bare && !noun.has("phrase") ? -0.6 : 0.4;
    boolean many = noun.has("person") && noun.inflection().count() == Count.PLURAL;
    boolean sameCount =
        !many
            || !sameState
            || adjective.has("phrase")
            || adjective.inflection().count() != Count.SINGULAR;
    double score = sameState ? 1.2 : adjective.article() ? other : -0.3;
    score -= sameCount ? 0 : 1.2;
    // زار الوزير المصنع: behind somebody a participle may as well be the noun that is spelled so.
    boolean thing =
        adjective.lemma().derivation() != Lemma.Derivation.NONE
            && noun.has("person")
            && adjective.inflection().gender() == Gender.MASCULINE;
    score -= thing ? 0.9 : 0;
    score += sameGender ? 0.6 : -0.5;
    return score + (sameCase ? 0.1 : -0.7);
  }

  private static double afterName(Reading before, Reading next, boolean bare) {
    if (before.has("link")) {
      boolean named = NameKinds.isPersonal(next) || next.category() == Category.UNKNOWN;
      return bare && named ? 3 : -3;
    }
    if (!bare) {
      return 0;
    }
    if (next.has("link")) {
      return 3;
    }
    boolean person = NameKinds.isPersonal(before) || before.category() == Category.UNKNOWN;
    if (person && NameKinds.isPersonal(next)) {
      return 2.8;
    }
    return switch (next.category()) {
      case PROPER -> 1.6;
      case UNKNOWN -> 0.6;
      case ADJECTIVE -> next.article() ? 0.6 : -0.3;
      case VERB -> 0.3 + behindSubject(before, next);
      default -> 0;
    };
  }

  /** تبون تلقى: he received, not she meets; a verb behind its subject agrees. */
  private static double behindSubject(Reading subject, Reading verb) {
    Inflection inflection = verb.inflection();
    if (inflection.person() != 3 || inflection.count() != Count.SINGULAR) {
      return 0;
    }
    boolean agrees = agreeingGender(subject) == inflection.gender();
    return agrees ? 0.2 : subject.has("woman") || subject.category() == Category.UNKNOWN ? 0 : -0.5;
  }

  /** حاملا مبادرة: what somebody does, with what it is done to. */
  private static boolean isDoing(Reading participle) {
    Lemma lemma = participle.lemma();
    return lemma.derivation() == Lemma.Derivation.ACTIVE_PARTICIPLE
        && participle.inflection().use() == Use.ACCUSATIVE
        && lemma.verb() != null
        && !lemma.verb().has("intr");
  }

  private static double afterAdjective(Reading before, Reading next, boolean bare) {
    if (!bare) {
      return 0;
    }
    return switch (next.category()) {
      case ADJECTIVE ->
          before.article() == next.article()
              ? before.inflection().gender() == next.inflection().gender() ? 1.3 : 0.2
              : -0.5;
      case NOUN ->
          before.has("elative") || before.has("ordinal")
              ? 1
              : isDoing(before)
                  ? 0.8
                  : next.article() && !before.article() && !before.lemma().isParticiple()
                      ? -1.6
                      : -0.4;
      case RELATIVE -> before.article() ? 0.8 : -0.3;
      case PREPOSITION -> 0.5;
      case THAT_NOUN -> before.lemma().isParticiple() && !before.article() ? 2 : 0;
      default -> 0;
    };
  }

  /** أنها سعيدة: behind a pronoun stands what is said about it. */
  private static double predicateOpening(Reading next, boolean bare) {
    return switch (next.category()) {
      case ADJECTIVE -> bare && !next.article() ? 0.8 : 0;
      case PROPER -> NameKinds.isPersonal(next) ? -0.8 : 0;
      default -> 0;
    };
  }

  private static double nominalOpening(Reading next, boolean bare) {
    return switch (next.category()) {
      case VERB -> -2.5;
      case NOUN, PROPER, PRONOUN, UNKNOWN, DEMONSTRATIVE, QUANTIFIER -> bare ? 0.6 : 0;
      default -> 0;
    };
  }

  private static double afterNegation(Reading before, Reading next) {
    boolean isVerb = next.category() == Category.VERB;
    if (before.has("un")) {
      return next.category() == Category.ADJECTIVE ? 2 : -1;
    }
    if (before.has("be")) {
      return isVerb ? -0.5 : isPredicate(next) ? 2.2 : 0.3;
    }
    if (isVerb && next.lemma().arabic().equals("زال")) {
      return 5;
    }
    // يعد is "no longer" here and not "consider", "promise" or "prepare", which are rare after لم.
    if (isVerb && before.lemma().arabic().equals("لم") && isNoLonger(next)) {
      return 9;
    }
    return isVerb ? 1.6 : before.lemma().arabic().equals("لا") ? 0 : -1.5;
  }

  /** ليس هناك, لا يوجد: what is not there follows, and no verb. */
  private static boolean deniesExistence(Reading reading) {
    String english = reading.lemma().english();
    return english.startsWith("there ") && english.endsWith(" no");
  }

  private static boolean isNoLonger(Reading verb) {
    return verb.lemma().arabic().equals("عاد") && verb.suffix() == null;
  }

  /** ليس نهائيا: an adverb of this form would leave the sentence without predicate. */
  private static boolean isPredicate(Reading reading) {
    return reading.category() == Category.ADJECTIVE
        && reading.inflection().use() == Use.ACCUSATIVE
        && reading.preposition().isEmpty();
  }

  private static double afterRelative(Reading before, Reading next, boolean bare) {
    if (next.has("phrase") && next.lemma().english().startsWith("it is ")) {
      return -20;
    }
    return switch (next.category()) {
      case VERB -> {
        boolean agrees =
            !before.has("free")
                && next.inflection().gender() == before.inflection().gender()
                && (next.inflection().count() == Count.PLURAL) == before.has("pl");
        yield bare ? agrees ? 2.2 : 1.4 : -0.5;
      }
      case NOUN -> -0.3;
      default -> 0;
    };
  }

  /** لكبح: behind ل stands a verbal noun or what shall be done, not what was. */
  private static boolean isDone(Reading reading) {
    return reading.category() == Category.VERB && reading.inflection().tense() == Tense.PERFECT;
  }

  /** بقوة 6 درجات: not "strongly". */
  private static boolean measures(Reading before, Reading next) {
    return before.category() == Category.ADVERB
        && next.category() == Category.NUMERAL
        && before.lemma().arabic().equals("بقوة");
  }

  private static double afterNumeral(Reading next, boolean bare) {
    if (!bare) {
      return 0;
    }
    if (next.has("month")) {
      return 2;
    }
    return switch (next.category()) {
      case NOUN -> next.lemma().english().equals("thousand") ? -2 : 0.8;
      case NUMERAL -> next.has("scale") ? 1.4 : 0.6;
      case INTERROGATIVE -> -3;
      case RELATIVE -> next.has("free") ? -2 : 0;
      case VERB -> -0.8;
      default -> 0;
    };
  }

  private static boolean isNominal(Reading reading) {
    return switch (reading.category()) {
      case NOUN, PROPER, UNKNOWN, FOREIGN, NUMERAL, QUANTIFIER, ADJECTIVE -> true;
      default -> false;
    };
  }
}
