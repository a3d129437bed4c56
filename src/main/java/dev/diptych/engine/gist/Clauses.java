package dev.diptych.engine.gist;

import dev.diptych.engine.gist.Inflection.Tense;
import dev.diptych.engine.gist.Inflection.Use;
import dev.diptych.engine.gist.VerbGroupParser.Verbal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is the subject of a clause. */
final class Clauses {

  private static final int MAX_LOOK = 12;

  private final Cursor cursor;
  private final NounPhraseParser phrases;

  Clauses(Cursor cursor, NounPhraseParser phrases) {
    this.cursor = cursor;
    this.phrases = phrases;
  }

  /**
   * The subject behind a verb, which may stand behind an adverbial; {@code null} (and the cursor
   * unmoved) if what follows is not the subject.
   *
   * @param continued the subject the verb would go on with if it has none of its own
   */
  @Nullable NounPhrase subjectAfter(
      Verbal verbal, @Nullable NounPhrase continued, boolean subjunctive) {
    Inflection verb = verbal.verb().inflection();
    if (verb.person() != 3 || verb.count() != Count.SINGULAR) {
      return null;
    }
    int mark = cursor.mark();
    Word next = cursor.peek();
    if (next == null
        || !NounPhraseParser.starts(next)
        || isTime(next)
        || verbal.verb().has("complete") && !verbal.verb().english().startsWith("be ")) {
      return null;
    }
    if (next.isAccusative() || next.is(Category.PRONOUN) && next.has("object")) {
      return null;
    }
    NounPhrase phrase = subject(verbal);
    if (phrase == null || !isSubject(verbal, phrase, continued)) {
      cursor.reset(mark);
      return null;
    }
    return phrase;
  }

  private static boolean isTime(Word word) {
    return word.is(Category.NOUN) && word.has("time") && !word.isDefinite()
        || word.has("day") && word.is(Category.PROPER)
        || word.has("month");
  }

  private boolean isSubject(Verbal verbal, NounPhrase phrase, @Nullable NounPhrase continued) {
    Word verb = verbal.verb();
    if (Requests.isWish(verbal.lemma()) && phrase.head().lemma().isMasdar() && !phrase.isName()) {
      return false;
    }
    boolean open =
        phrase.isName()
            || phrase.head().is(Category.NUMERAL)
            || phrase.head().is(Category.DEMONSTRATIVE)
            || !phrase.quantifier().isEmpty()
            || !phrase.number().isEmpty();
    boolean agrees = open || phrase.agreeing() == verb.inflection().gender();
    if (continued != null && !phrase.isName()) {
      boolean objectLikely =
          !verb.has("intr")
              && (!verb.has("say") || isSaid(phrase))
              && !verb.has("begin")
              && !verbal.isBe()
              && (!phrase.isPerson() || !Passives.happens(verbal.lemma()) && standsAlone());
      boolean another = NounPhraseParser.starts(cursor.peek());
      Pronoun owner = phrase.owner();
      boolean own = owner != null && !verb.has("intr") && refersTo(owner, continued);
      if ((objectLikely || own) && !another) {
        return false;
      }
    }
    if (agrees) {
      return true;
    }
    boolean sound =
        phrase.head().inflection().use() == Use.WITHOUT_SUFFIX
            && phrase.head().inflection().gender() == Gender.MASCULINE;
    boolean mixed = phrase.isPerson() && phrase.isPlural() && !sound;
    return verb.has("intr") || verbal.isBe() || mixed;
  }

  /** ونفى جميع التهم: what neither speaks nor stands for somebody is what was said. */
  private static boolean isSaid(NounPhrase phrase) {
    Word head = phrase.head();
    return !phrase.isPerson()
        && !phrase.isName()
        && head.is(Category.NOUN)
        && !head.has("org")
        && !head.has("group")
        && !head.has("place");
  }

  /** والتقى السكان: with nothing behind it, it is rather the object. */
  private boolean standsAlone() {
    Word next = cursor.peek();
    return next == null || next.is(Category.MARK);
  }

  /** A subject with what belongs to it: joined phrases, modifiers, an apposition. */
  @Nullable NounPhrase subject(@Nullable Verbal verbal) {
    NounPhrase phrase = phrases.parse();
    if (phrase == null) {
      return null;
    }
    NounPhrase current = phrase;
    for (int i = 0; i < MAX_LOOK; i++) {
      NounPhrase joined = joined();
      if (joined == null) {
        break;
      }
      phrase.join("and", joined);
      current = joined;
    }
    // What follows the verbal noun of تم may be what it is done to.
    if (verbal == null || !Periphrasis.isPassiveLight(verbal)) {
      modifiers(current, verbal);
    }
    return phrase;
  }

  private @Nullable NounPhrase joined() {
    int mark = cursor.mark();
    Word and = cursor.peek();
    Word next = cursor.peek(1);
    if (and == null || !and.is(Category.CONJUNCTION, "و") || next == null || !joins(next)) {
      return null;
    }
    cursor.take();
    NounPhrase phrase = phrases.parse();
    if (phrase == null || VerbGroupParser.starts(cursor)) {
      cursor.reset(mark);
      return null;
    }
    return phrase;
  }

  private static boolean joins(Word word) {
    return switch (word.category()) {
      case NOUN, PROPER, UNKNOWN, FOREIGN, NUMERAL -> true;
      default -> false;
    };
  }

  private void modifiers(NounPhrase phrase, @Nullable Verbal verbal) {
    boolean say = verbal != null && verbal.verb().has("say");
    for (int i = 0; i < 3; i++) {
      Word next = cursor.peek();
      if (phrase.after().addAll(participle(phrase))) {
        continue;
      }
      if (next == null || !attaches(phrase, next, verbal, say)) {
        return;
      }
      int mark = cursor.mark();
      if (next.is(Category.MARK)) {
        if (!bracketed(phrase, next)) {
          cursor.reset(mark);
          return;
        }
        continue;
      }
      cursor.take();
      NounPhrase object = phrases.parse();
      if (object == null) {
        cursor.reset(mark);
        return;
      }
      boolean serves = next.is(Category.PREPOSITION, "ل") && Prepositions.isFor(phrase);
      Lemma act = phrase.head().lemma().verb();
      boolean hands =
          act != null && Transfers.is(act.english())
              || Transfers.is(phrase.head().lemma().english());
      boolean reaches = hands && next.is(Category.PREPOSITION, "ل") && phrase.possessor() != null;
      String english =
          reaches
              ? "to"
              : serves
                  ? "for"
                  : Prepositions.english(
                      next, object, List.of(phrase.innermost().head().lemma()), true);
      phrase.after().add(new Node.Prepositional(english, object));
      apposition(phrase);
    }
  }

  /**
   * An adjective with a complement, which follows its noun in English: "the forces belonging to".
   *
   * @return its parts; none (and the cursor unmoved) if there is no such adjective
   */
  List<Node> participle(NounPhrase phrase) {
    Word adjective = cursor.peek();
    Word preposition = cursor.peek(1);
    if (adjective == null
        || preposition == null
        || !adjective.is(Category.ADJECTIVE)
        || adjective.article() != phrase.isDefinite()
        || !NounAdjectives.takesComplement(adjective, preposition)
        || !NounPhraseParser.starts(cursor.peek(2))) {
      return List.of();
    }
    int mark = cursor.mark();
    cursor.take();
    cursor.take();
    NounPhrase object = phrases.parse();
    if (object == null) {
      cursor.reset(mark);
      return List.of();
    }
    if (NounAdjectives.isOwn(adjective, preposition)) {
      return List.of(new Node.Prepositional("of", object));
    }
    String english = Prepositions.english(preposition, object, List.of(adjective.lemma()), false);
    return List.of(
        new Node.Plain(Realiser.adjective(adjective)), new Node.Prepositional(english, object));
  }

  /** A short insertion in brackets; no parts (and the cursor unmoved) if there is none. */
  List<Node> brackets() {
    Word open = cursor.peek();
    if (open == null || !open.is(Category.MARK) || !open.english().equals("(")) {
      return List.of();
    }
    int mark = cursor.mark();
    cursor.take();
    NounPhrase inside = phrases.parse();
    Word close = cursor.peek();
    if (inside == null || close == null || !close.english().equals(")")) {
      cursor.reset(mark);
      return List.of();
    }
    cursor.take();
    return List.of(new Node.Plain("("), inside, new Node.Plain(")"));
  }

  private boolean attaches(NounPhrase phrase, Word next, @Nullable Verbal verbal, boolean say) {
    if (next.is(Category.MARK)) {
      return next.english().equals("(") || say && "،,".contains(next.english());
    }
    if (!next.is(Category.PREPOSITION) || !NounPhraseParser.starts(cursor.peek(1))) {
      return false;
    }
    if (isPronoun(cursor.peek(1)) || isPurpose(next)) {
      return false;
    }
    String key = ArabicText.key(next.lemma().arabic());
    boolean verbGoverns = verbal != null && verbal.lemma().government().containsKey(key);
    boolean statement = say && key.equals("ل") && !phrase.isPerson();
    if (verbGoverns && !statement) {
      return false;
    }
    boolean nounGoverns = phrase.innermost().head().lemma().government().containsKey(key);
    return switch (next.lemma().arabic()) {
      case "ل" -> nounGoverns || phrase.isDefinite() || say || !phrase.isPerson();
      case "لدى", "باسم" -> true;
      case "من" -> nounGoverns || !phrase.isDefinite() || !phrase.number().isEmpty();
      case "في", "ب", "على", "خلال" ->
          phrase.isDefinite() && isDefinite(cursor.peek(1)) && (say || phrase.isPerson());
      default -> nounGoverns || say && !next.has("phrase") && isDefinite(cursor.peek(1));
    };
  }

  /** سافر الشاب للحصول على: why he did so, and not what is his. */
  private boolean isPurpose(Word preposition) {
    Word act = cursor.peek(1);
    Word own = cursor.peek(2);
    Lemma verb = act == null ? null : act.lemma().verb();
    boolean done =
        preposition.is(Category.PREPOSITION, "ل")
            && act != null
            && act.is(Category.NOUN)
            && !act.isDefinite()
            && !act.isPlural()
            && act.lemma().isMasdar()
            && verb != null
            && !verb.has("intr")
            && own != null
            && (own.is(Category.NOUN) || own.is(Category.PROPER))
            && own.isDefinite();
    if (done) {
      return true;
    }
    return preposition.is(Category.PREPOSITION, "ل")
        && act != null
        && act.article()
        && verb != null
        && own != null
        && own.is(Category.PREPOSITION)
        && verb.government().containsKey(ArabicText.key(own.lemma().arabic()));
  }

  private static boolean isDefinite(@Nullable Word word) {
    return word != null && (word.isDefinite() || word.is(Category.UNKNOWN));
  }

  private static boolean isPronoun(@Nullable Word word) {
    return word == null || word.is(Category.PRONOUN);
  }

  /** قال قائد القوات في أفريقيا الجنرال فلان: the name follows the modifier. */
  private void apposition(NounPhrase phrase) {
    Word next = cursor.peek();
    boolean name =
        next != null
            && phrase.isPerson()
            && (next.is(Category.PROPER)
                || next.is(Category.UNKNOWN)
                || next.is(Category.NOUN) && next.has("title") && next.article());
    if (!name) {
      return;
    }
    NounPhrase named = phrases.parse();
    if (named != null) {
      phrase.after().add(new Node.Plain(","));
      phrase.after().add(named);
      phrase.after().add(new Node.Plain(","));
    }
  }

  /** (أفريكوم), or a name between commas. */
  private boolean bracketed(NounPhrase phrase, Word open) {
    boolean comma = !open.english().equals("(");
    cursor.take();
    NounPhrase inside = phrases.parse();
    Word close = cursor.peek();
    if (inside == null || close == null || !close.is(Category.MARK)) {
      return false;
    }
    boolean closes = comma ? "،,".contains(close.english()) : close.english().equals(")");
    Word then = cursor.peek(1);
    boolean thatFollows = then != null && then.is(Category.THAT_NOUN);
    if (!closes || comma && !thatFollows) {
      return false;
    }
    cursor.take();
    phrase.after().add(new Node.Plain(comma ? "," : "("));
    phrase.after().add(inside);
    phrase.after().add(new Node.Plain(comma ? "," : ")"));
    return true;
  }

  /** The pronoun that English needs where Arabic has none. */
  NounPhrase droppedSubject(Verbal verbal, @Nullable NounPhrase last) {
    Inflection verb = verbal.verb().inflection();
    if (isImpersonal(verbal)) {
      return pronoun("it", 3, false, Gender.MASCULINE);
    }
    boolean plural = verb.count() != Count.SINGULAR;
    String english =
        switch (verb.person()) {
          case 1 -> plural ? "we" : "I";
          case 2 -> "you";
          default -> plural ? "they" : third(verb.gender(), last);
        };
    return pronoun(english, verb.person(), plural || english.equals("they"), verb.gender());
  }

  /** زعم أن, أعلن عن: a passive that only a clause or a preposition follows. */
  private boolean isImpersonal(Verbal verbal) {
    Inflection verb = verbal.verb().inflection();
    boolean he =
        verb.person() == 3
            && verb.count() == Count.SINGULAR
            && verb.gender() == Gender.MASCULINE
            && verb.passive();
    Word next = cursor.peek();
    return he && next != null && (next.is(Category.THAT_NOUN) || next.is(Category.THAT_VERB));
  }

  private static String third(Gender gender, @Nullable NounPhrase last) {
    if (last == null) {
      return gender == Gender.FEMININE ? "it" : "he";
    }
    boolean same = last.agreeing() == gender;
    if (gender == Gender.FEMININE) {
      if (same && last.isPlural() && !last.isPerson()) {
        return "they";
      }
      return same && last.isPerson() ? "she" : "it";
    }
    boolean thing = same && !last.isPerson() && !last.isName();
    return thing ? "it" : "he";
  }

  static NounPhrase pronoun(String english, int person, boolean plural, Gender gender) {
    Lemma lemma = Lemma.of(Category.PRONOUN, english, english, "subject");
    Inflection inflection =
        new Inflection(
            Tense.NONE, person, gender, plural ? Count.PLURAL : Count.SINGULAR, false, Use.ANY);
    return new NounPhrase(new Word(Category.PRONOUN, lemma, inflection, false, false, null, false));
  }

  /** The suffix of أنه and لكنه as a subject. */
  NounPhrase pronounSubject(Word word, @Nullable NounPhrase last) {
    Pronoun pronoun = word.suffix();
    if (pronoun == Pronoun.HE || pronoun == Pronoun.SHE) {
      Gender gender = pronoun == Pronoun.SHE ? Gender.FEMININE : Gender.MASCULINE;
      String english = third(gender, last);
      return pronoun(english, 3, english.equals("they"), gender);
    }
    return pronoun(
        pronoun == null ? word.english() : pronoun.subject(),
        word.inflection().person(),
        word.isPlural(),
        word.inflection().gender());
  }

  /** The suffix of a preposition as its object. */
  NounPhrase objectPronoun(Word word, @Nullable NounPhrase last) {
    Pronoun pronoun = word.suffix();
    String english = pronoun == null ? word.english() : object(pronoun, last);
    return pronoun(
        english, word.inflection().person(), word.isPlural(), word.inflection().gender());
  }

  static String object(Pronoun pronoun, @Nullable NounPhrase last) {
    if (pronoun == Pronoun.HE) {
      return "it".equals(third(Gender.MASCULINE, last)) ? "it" : "him";
    }
    if (pronoun == Pronoun.SHE) {
      return switch (third(Gender.FEMININE, last)) {
        case "she" -> "her";
        case "they" -> "them";
        default -> "it";
      };
    }
    return pronoun.object();
  }

  /** Whether the pronoun can stand for the phrase. */
  boolean refersTo(Pronoun pronoun, NounPhrase phrase) {
    Word head = phrase.head();
    if (head.is(Category.RELATIVE)) {
      return true;
    }
    return switch (pronoun) {
      case SHE -> phrase.agreeing() == Gender.FEMININE || phrase.isName();
      case HE -> phrase.agreeing() == Gender.MASCULINE || phrase.isName();
      case THEY, THEY_WOMEN -> phrase.isPlural() || head.has("group");
      case THEY_TWO -> phrase.isPlural();
      default -> false;
    };
  }

  /** Whether the phrase, standing before, can be the verb's subject. */
  boolean agrees(Verbal verbal, NounPhrase phrase) {
    return agrees(verbal.verb(), phrase);
  }

  boolean agrees(Word verb, NounPhrase phrase) {
    Inflection inflection = verb.inflection();
    Word head = phrase.head();
    if (head.is(Category.RELATIVE) || phrase.isName() && inflection.person() == 3) {
      return inflection.count() == Count.SINGULAR || !phrase.isName() || phrase.isPlural();
    }
    if (inflection.person() != 3) {
      return head.is(Category.PRONOUN) && head.inflection().person() == inflection.person();
    }
    boolean pluralPersons = phrase.isPlural() && phrase.isPerson();
    if (inflection.count() != Count.SINGULAR) {
      return phrase.isPlural() || head.has("group") || head.has("org");
    }
    return !pluralPersons && phrase.agreeing() == inflection.gender()
        || !phrase.number().isEmpty()
        || !phrase.quantifier().isEmpty();
  }

  /** The same for the verb that stands at the cursor, particles before it skipped. */
  boolean mayAgree(NounPhrase phrase, Cursor at) {
    for (int i = 0; i < 4; i++) {
      Word word = at.peek(i);
      if (word == null) {
        return false;
      }
      if (word.is(Category.VERB)) {
        boolean joined = !phrase.joined().isEmpty();
        return joined || agrees(word, phrase) || Modals.isImpersonal(word);
      }
    }
    return false;
  }

  /** Whether a verb comes before the clause ends. */
  boolean verbFollows() {
    for (int i = 0; i < MAX_LOOK; i++) {
      Word word = cursor.peek(i);
      if (word == null) {
        return false;
      }
      switch (word.category()) {
        case VERB -> {
          return true;
        }
        case MARK, CONJUNCTION, SUBORDINATOR, THAT_NOUN, THAT_VERB, RELATIVE -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
